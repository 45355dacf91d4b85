package io.beckon.core.scenario;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Control;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The campaigns that scenarios are about, and versions of them that come later: those stand in
 * files of their own, {@code campaign.v2.yaml} beside {@code campaign.yaml}, and are there once a
 * scenario publishes them.
 */
public final class Editions {

  private static final Pattern LATER = Pattern.compile(".*\\.v[0-9]+\\.yaml");

  private final Compilation first;

  /** By the name of the file, without its folder. */
  private final Map<String, Compilation> later = new LinkedHashMap<>();

  private Editions(Compilation first) {
    this.first = first;
  }

  /** Whether a file is one of a later version, by its name. */
  public static boolean isLater(String file) {
    return LATER.matcher(file).matches();
  }

  /** What files hold; a later version uses the segments and the policy of the others. */
  public static Editions of(List<SourceText> files) {
    Map<Boolean, List<SourceText>> byKind =
        files.stream().collect(Collectors.partitioningBy(file -> isLater(file.name())));
    List<SourceText> shared =
        byKind.get(false).stream()
            .filter(file -> CampaignReader.read(List.of(file)).campaigns().isEmpty())
            .toList();
    Editions editions = new Editions(Compilation.of(byKind.get(false)));
    for (SourceText file : byKind.get(true)) {
      List<SourceText> sources = new ArrayList<>(shared);
      sources.add(file);
      editions.later.put(name(file), Compilation.of(sources));
    }
    return editions;
  }

  /** What is there from the beginning. */
  public Compilation first() {
    return first;
  }

  /** What is wrong with any of the files. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(first.problems());
    later.values().forEach(compilation -> problems.addAll(compilation.problems()));
    return problems.stream().distinct().toList();
  }

  /** What a scenario speaks of that is not there. */
  public List<Problem> missing(Scenario scenario) {
    Set<String> campaigns = new TreeSet<>(List.of(Control.ALL));
    first.campaigns().forEach(campaign -> campaigns.add(campaign.id()));
    later.values().forEach(one -> one.campaigns().forEach(c -> campaigns.add(c.id())));
    Set<String> comeLater = new TreeSet<>(later.keySet());
    Set<String> files = new TreeSet<>(comeLater);
    first.campaigns().forEach(campaign -> files.add(file(campaign)));
    List<Problem> missing = new ArrayList<>();
    for (Change change : scenario.changes()) {
      Set<String> known =
          change.verb().isEmpty() ? comeLater : change.isOfFile() ? files : campaigns;
      if (!known.contains(change.subject())) {
        missing.add(
            new Problem(
                change.span(),
                "there is no "
                    + (change.isOfFile() ? "file" : "campaign")
                    + " `"
                    + change.subject()
                    + "` beside the scenario",
                Nearest.of(change.subject(), known)
                    .map(near -> "did you mean `" + near + "`?")
                    .orElse("there is " + String.join(", ", known))));
      }
    }
    return missing;
  }

  /** The campaigns of a file. */
  public List<ExecutableCampaign> in(String file) {
    return later.getOrDefault(file, first).campaigns().stream()
        .filter(campaign -> file(campaign).equals(file))
        .toList();
  }

  /** What a change publishes; nothing where it says something of campaigns. */
  public Optional<Compilation> published(Change change) {
    return change.verb().isEmpty() ? Optional.of(later.get(change.subject())) : Optional.empty();
  }

  /** What a change says of campaigns; nothing where it publishes. */
  public List<Control> controls(Change change) {
    if (change.verb().isEmpty()) {
      return List.of();
    }
    Control.Verb verb = change.verb().get();
    return verb == Control.Verb.ROLLBACK
        ? in(change.subject()).stream()
            .map(one -> new Control(verb, one.id(), one.version(), change.inFlight()))
            .toList()
        : List.of(new Control(verb, change.subject(), "", change.inFlight()));
  }

  /** Everything that is in force when, in a scenario. */
  Catalog catalog(Scenario scenario) {
    Catalog catalog = Catalog.of(first, scenario.published());
    for (Change change : scenario.changes()) {
      if (change.verb().isEmpty()) {
        in(change.subject()).forEach(campaign -> catalog.publish(campaign, change.from()));
      }
      controls(change).forEach(control -> control.applyTo(catalog, change.from()));
    }
    return catalog;
  }

  private static String file(ExecutableCampaign campaign) {
    return name(campaign.definition().span().source());
  }

  private static String name(SourceText file) {
    return file.name()
        .substring(Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1);
  }
}
