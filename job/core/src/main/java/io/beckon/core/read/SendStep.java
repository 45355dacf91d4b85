package io.beckon.core.read;

import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the sends of one campaign: what a send does not say, it has from the campaign. */
final class SendStep {

  static final Keys KEYS =
      Keys.of(
          "a send", "send", "template", "id", "when", "category", "topic", "expires_after", "vary");

  private final Category category;
  private final Optional<String> topic;
  private final StepIds ids;

  SendStep(Category category, Optional<String> topic, StepIds ids) {
    this.category = category;
    this.topic = topic;
    this.ids = ids;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    Optional<List<String>> channels =
        mapping.get("send").flatMap(Channels::several).filter(some -> !some.isEmpty());
    Optional<String> template =
        mapping
            .need("template", "name what is sent, such as `template: cart-first`")
            .flatMap(Names::plain);
    Optional<String> id = mapping.has("id") ? mapping.get("id").flatMap(Names::plain) : template;
    Optional<Clause> when = mapping.get("when").flatMap(ClauseReader.OF_JOURNEY::read);
    Category own = mapping.get("category").flatMap(CampaignKeys.CATEGORY::read).orElse(category);
    Optional<String> ownTopic = mapping.get("topic").flatMap(Names::plain).or(() -> topic);
    Optional<Duration> expiresAfter = mapping.get("expires_after").flatMap(DurationReader::window);
    Map<String, Map<String, String>> vary =
        mapping.get("vary").map(VaryReader::read).orElse(Map.of());
    id.ifPresent(name -> ids.claim(name, mapping.get(mapping.has("id") ? "id" : "template").get()));
    if (channels.isEmpty() || template.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Step.Send(
            id.get(),
            channels.get(),
            template.get(),
            when,
            own,
            ownTopic,
            expiresAfter,
            vary,
            mapping.span()));
  }
}
