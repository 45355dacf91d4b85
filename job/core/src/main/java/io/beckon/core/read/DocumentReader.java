package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads YAML documents, each by what it defines, and gathers those without a problem. */
final class DocumentReader {

  /** What a document may define; its leading key says which. */
  private static final List<Keys> KINDS =
      List.of(CampaignKeys.KEYS, SegmentKeys.KEYS, PolicyKeys.KEYS, PlanReader.KEYS);

  private static final List<String> LEADING = KINDS.stream().map(Keys::leading).toList();

  static final String HINT =
      "it begins with what it is: `campaign: my-campaign`, `segment: my-segment`,"
          + " `policy: default` or `plan: my-plan`";

  private final Problems problems;
  private final Claims campaignIds;
  private final Claims segmentIds;
  private final Claims policies;
  private final Claims plans;
  private final List<Campaign> campaigns = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();
  private final List<Policy> soundPolicies = new ArrayList<>();
  private final List<Plan> soundPlans = new ArrayList<>();

  DocumentReader(Problems problems) {
    this.problems = problems;
    campaignIds = new Claims("campaign", "campaigns", problems);
    segmentIds = new Claims("segment", "segments", problems);
    policies = new Claims("policy", "policies", problems);
    plans = new Claims("tracking plan", "tracking plans", problems);
  }

  void read(YamlValue document) {
    List<String> words = YamlMapping.words(document);
    List<String> defined = LEADING.stream().filter(words::contains).toList();
    if (defined.size() > 1) {
      document.problem(
          Keys.list(defined).replace(", ", " and ") + " do not go together in one document",
          "begin each document with a line `---`");
      return;
    }
    Keys kind = kind(words);
    if (kind == SegmentKeys.KEYS) {
      read(
          document,
          kind,
          (m, version) -> SegmentKeys.read(m, version, segmentIds, problems),
          segments);
    } else if (kind == PolicyKeys.KEYS) {
      policies.claimAll(document.span());
      read(document, kind, PolicyKeys::read, soundPolicies);
    } else if (kind == PlanReader.KEYS) {
      plans.claimAll(document.span());
      read(document, kind, PlanReader::read, soundPlans);
    } else {
      read(document, kind, (m, version) -> CampaignKeys.read(m, version, campaignIds), campaigns);
    }
  }

  /** What all documents say: what shares an id with another one, or its place, is left out. */
  Reading reading() {
    return new Reading(
        campaigns.stream().filter(campaign -> !campaignIds.isShared(campaign.id())).toList(),
        segments.stream().filter(segment -> !segmentIds.isShared(segment.id())).toList(),
        policies.areSeveral() ? Optional.empty() : soundPolicies.stream().findFirst(),
        plans.areSeveral() ? Optional.empty() : soundPlans.stream().findFirst(),
        problems.inOrder());
  }

  private <T> void read(
      YamlValue document,
      Keys keys,
      BiFunction<YamlMapping, String, Optional<T>> reader,
      List<T> sound) {
    int before = problems.count();
    Optional<T> read =
        YamlMapping.open(document, keys, HINT)
            .flatMap(mapping -> reader.apply(mapping, Fingerprint.of(document.node())));
    if (problems.count() == before) {
      read.ifPresent(sound::add);
    }
  }

  /** By the leading key or what looks like one, else by most of the other keys. */
  private static Keys kind(List<String> words) {
    Optional<String> leading =
        words.stream()
            .filter(LEADING::contains)
            .findFirst()
            .or(() -> words.stream().flatMap(word -> near(word).stream()).findFirst());
    Keys most = KINDS.get(0);
    for (Keys kind : KINDS) {
      if (leading.filter(kind.leading()::equals).isPresent()) {
        return kind;
      }
      most = known(kind, words) > known(most, words) ? kind : most;
    }
    return most;
  }

  /** The leading key that is meant by a word which is no key at all. */
  private static Optional<String> near(String word) {
    return KINDS.stream().anyMatch(kind -> kind.allowed().contains(word))
        ? Optional.empty()
        : Nearest.of(word, LEADING);
  }

  private static long known(Keys kind, List<String> words) {
    return words.stream().filter(kind.allowed()::contains).count();
  }
}
