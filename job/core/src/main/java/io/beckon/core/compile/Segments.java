package io.beckon.core.compile;

import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.SegmentClause;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Segment;
import io.beckon.core.read.Fingerprint;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The segments there are, compiled once for all who use them.
 *
 * <p>A segment asks about the user alone: no journey is known there. Segments may use segments, as
 * long as none comes to use itself.
 */
public final class Segments {

  public static final Segments NONE = new Segments(List.of());

  /** Questions of a segment, those of the segments it uses included: more would be too dear. */
  static final int MOST_QUESTIONS = 1_000;

  /** By name; the first of a name stands. */
  private final Map<String, Segment> byName = new TreeMap<>();

  /** What could be compiled, by name. */
  private final Map<String, ExecutableClause> compiled = new HashMap<>();

  /** Those that were compiled, with whatever outcome, or are being compiled. */
  private final Set<String> begun = new HashSet<>();

  /** Those that are being compiled, each used by the one before it. */
  private final List<String> open = new ArrayList<>();

  /** Those that were found to use themselves, which was said. */
  private final Set<String> circular = new HashSet<>();

  /** How many questions each asks. */
  private final Map<String, Long> questions = new HashMap<>();

  private Segments(Collection<Segment> segments) {
    segments.forEach(segment -> byName.putIfAbsent(segment.id(), segment));
  }

  /**
   * Compiles segments, each problem being said once and where it stands.
   *
   * @param segments in the order of the files
   */
  public static Segments compile(Collection<Segment> segments, Problems problems) {
    Segments all = new Segments(segments);
    segments.forEach(segment -> all.compile(segment, problems));
    return all;
  }

  /** Their names, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /**
   * Whether a user is in a segment.
   *
   * @param span where it is asked
   * @return null where there is no such segment, or it has a problem; both are said
   */
  public ExecutableClause ask(String name, Span span, Problems problems) {
    Segment segment = byName.get(name);
    if (segment == null) {
      String hint =
          Nearest.of(name, byName.keySet())
              .map(near -> "did you mean `" + near + "`?")
              .orElse("a segment stands beside the campaigns: `segment: " + name + "`");
      problems.add(span, "unknown segment `" + name + "`", hint);
      return null;
    }
    if (open.contains(name)) {
      List<String> cycle = new ArrayList<>(open.subList(open.indexOf(name), open.size()));
      circular.addAll(cycle);
      cycle.add(name);
      problems.add(
          span,
          "segment `" + name + "` comes to use itself: " + String.join(" -> ", cycle),
          "take it out of one of them");
      return null;
    }
    compile(segment, problems);
    ExecutableClause who = compiled.get(name);
    if (who == null) {
      boolean said =
          circular.contains(name)
              && !open.isEmpty()
              && circular.contains(open.get(open.size() - 1));
      if (!said) {
        problems.add(
            span, "segment `" + name + "` has a problem and cannot be asked", "mend it first");
      }
      return null;
    }
    return new SegmentClause(name, who);
  }

  /** Refuses a campaign that asks more questions than one user's turn can bear. */
  void checkQuestions(Campaign campaign, Problems problems) {
    long asked =
        CampaignConditions.of(campaign).stream()
            .mapToLong(clause -> QuestionCount.of(clause, questions))
            .sum();
    if (asked > MOST_QUESTIONS) {
      problems.add(
          campaign.span(),
          "campaign `"
              + campaign.id()
              + "` asks more than "
              + MOST_QUESTIONS
              + " questions, with those of the segments it uses",
          "split it into several campaigns, or use fewer segments");
    }
  }

  /** Fingerprint of a segment that there is, and of those that it uses. */
  String version(String name) {
    Segment segment = byName.get(name);
    return Fingerprint.covering(segment.version(), versions(usedBy(segment.who())));
  }

  /** Fingerprint of a campaign, and of the segments that it uses. */
  public String versionOf(Campaign campaign) {
    return Fingerprint.covering(campaign.version(), versions(usedBy(campaign)));
  }

  private static Map<String, String> versions(List<Segment> segments) {
    Map<String, String> versions = new TreeMap<>();
    segments.forEach(segment -> versions.put(segment.id(), segment.version()));
    return versions;
  }

  /** The segments that a campaign uses, and those that these use, by name. */
  public List<Segment> usedBy(Campaign campaign) {
    return used(SegmentUse.of(campaign));
  }

  /** The segments that a clause uses, and those that these use, by name. */
  public List<Segment> usedBy(Clause clause) {
    return used(SegmentUse.of(clause));
  }

  private List<Segment> used(Set<String> directly) {
    Set<String> found = new TreeSet<>();
    List<String> next = new ArrayList<>(directly);
    while (!next.isEmpty()) {
      String name = next.remove(next.size() - 1);
      if (byName.containsKey(name) && found.add(name)) {
        next.addAll(SegmentUse.of(byName.get(name).who()));
      }
    }
    return found.stream().map(byName::get).toList();
  }

  private void compile(Segment segment, Problems problems) {
    if (!begun.add(segment.id())) {
      return;
    }
    open.add(segment.id());
    int before = problems.count();
    ExecutableClause who = ClauseCompiler.ofUser(problems, this).compile(segment.who());
    open.remove(open.size() - 1);
    if (problems.count() > before) {
      return;
    }
    long asked = QuestionCount.of(segment.who(), questions);
    questions.put(segment.id(), asked);
    if (asked > MOST_QUESTIONS) {
      problems.add(
          segment.span(),
          "segment `"
              + segment.id()
              + "` asks more than "
              + MOST_QUESTIONS
              + " questions, with those of the segments it uses",
          "use fewer segments in it");
      return;
    }
    compiled.put(segment.id(), who);
  }
}
