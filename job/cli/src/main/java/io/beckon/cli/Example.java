package io.beckon.cli;

import io.beckon.core.compile.Compilation;
import io.beckon.core.model.Campaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example campaign with what lies around it.
 *
 * @param name of its folder
 * @param files that lie in the folder, scenarios included, by their names there
 * @param shared files of all examples: segments, the policy, the plan
 */
record Example(String name, List<SourceText> files, List<SourceText> shared) {

  /** Where campaigns and scenarios say which campaign they mean. */
  private static final String KEYS =
      "campaign|entered|restarted|already_inside|not_qualified|completed";

  Example {
    files = List.copyOf(files);
    shared = List.copyOf(shared);
  }

  /** The campaign that the folder is about; others there go with it. */
  Campaign campaign() {
    List<Campaign> campaigns = CampaignReader.read(campaignFiles()).campaigns();
    return campaigns.stream()
        .filter(campaign -> campaign.id().equals(name))
        .findFirst()
        .or(() -> campaigns.stream().findFirst())
        .orElseThrow(() -> new Failure("The example " + name + " holds no sound campaign."));
  }

  /** The shared files without which its campaigns would have a problem. */
  List<SourceText> needed() {
    List<SourceText> all = new ArrayList<>(campaignFiles());
    all.addAll(shared);
    return shared.stream().filter(file -> !isSoundWithout(file, all)).toList();
  }

  private static boolean isSoundWithout(SourceText file, List<SourceText> all) {
    return Compilation.of(all.stream().filter(other -> !other.equals(file)).toList()).isSound();
  }

  private List<SourceText> campaignFiles() {
    return files.stream().filter(file -> !CampaignFiles.isScenario(file.name())).toList();
  }

  /**
   * The same with another id of its campaign, in scenarios too. Templates and steps keep their
   * names.
   */
  Example withId(String id) {
    Pattern said =
        Pattern.compile(
            "\\b("
                + KEYS
                + ")(\\s*:\\s*)([\"']?)"
                + Pattern.quote(campaign().id())
                + "\\3(?=[\\s,}]|$)");
    String instead = "$1$2" + Matcher.quoteReplacement(id);
    return new Example(
        name,
        files.stream()
            .map(file -> new SourceText(file.name(), said.matcher(file.text()).replaceAll(instead)))
            .toList(),
        shared);
  }

  Optional<String> description() {
    return campaign().description();
  }
}
