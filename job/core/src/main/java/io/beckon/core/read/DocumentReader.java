package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one YAML document, by what it defines: today a campaign, and nothing else. */
final class DocumentReader {

  /** What the language has and this version does not, with how to speak of it. */
  private static final Map<String, String> LATER =
      Map.of("segment", "segments", "policy", "policies");

  static final String HINT = "a campaign begins with its id: `campaign: my-campaign`";

  private final CampaignIds ids;
  private final ThePlan plan = new ThePlan();

  DocumentReader(CampaignIds ids) {
    this.ids = ids;
  }

  /** The campaign, if the document is one and has no problem. */
  Optional<Campaign> read(YamlValue document) {
    List<String> words = YamlMapping.words(document);
    if (words.contains("plan") && !words.contains("campaign")) {
      plan.read(document);
      return Optional.empty();
    }
    Optional<String> later = words.stream().filter(LATER::containsKey).findFirst();
    if (later.isPresent() && !words.contains("campaign")) {
      document.problem(
          LATER.get(later.get()) + " are not read by this version", "remove this document");
      return Optional.empty();
    }
    int problemsBefore = document.page().problemCount();
    Optional<Campaign> campaign =
        YamlMapping.open(document, CampaignKeys.KEYS, HINT)
            .flatMap(mapping -> CampaignKeys.read(mapping, Fingerprint.of(document.node()), ids));
    return campaign.filter(sound -> document.page().problemCount() == problemsBefore);
  }

  /** The tracking plan, if there is one and it has no problem. */
  Optional<Plan> plan() {
    return plan.sound();
  }
}
