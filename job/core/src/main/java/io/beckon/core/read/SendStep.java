package io.beckon.core.read;

import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Step;
import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the sends of one campaign: what a send does not say, it has from the campaign. */
final class SendStep {

  static final Keys KEYS =
      Keys.of("a send", "send", "template", "id", "when", "category", "topic", "expires_after")
          .later("vary");

  private static final Choice<String> CHANNELS =
      Choice.of(
          Stream.of("email", "sms", "push", "in_app", "webhook")
              .collect(Collectors.toMap(Function.identity(), Function.identity())));

  private final Category category;
  private final Optional<String> topic;
  private final Map<String, Span> ids = new HashMap<>();

  SendStep(Category category, Optional<String> topic) {
    this.category = category;
    this.topic = topic;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    Optional<String> channel = mapping.get("send").flatMap(SendStep::channel);
    Optional<String> template =
        mapping
            .need("template", "name what is sent, such as `template: cart-first`")
            .flatMap(Names::plain);
    Optional<String> id = mapping.has("id") ? mapping.get("id").flatMap(Names::plain) : template;
    Optional<Clause> when = mapping.get("when").flatMap(ClauseReader::read);
    Category own = mapping.get("category").flatMap(CampaignKeys.CATEGORY::read).orElse(category);
    Optional<String> ownTopic = mapping.get("topic").flatMap(Names::plain).or(() -> topic);
    Optional<Duration> expiresAfter = mapping.get("expires_after").flatMap(DurationReader::window);
    id.ifPresent(name -> claim(name, mapping.get(mapping.has("id") ? "id" : "template").get()));
    if (channel.isEmpty() || template.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Step.Send(
            id.get(),
            List.of(channel.get()),
            template.get(),
            when,
            own,
            ownTopic,
            expiresAfter,
            Map.of(),
            mapping.span()));
  }

  private static Optional<String> channel(YamlValue value) {
    if (value.isList()) {
      value.problem(
          "a list of channels is not supported by this version", "write one: `send: email`");
      return Optional.empty();
    }
    return CHANNELS.read(value);
  }

  private void claim(String id, YamlValue place) {
    Span first = ids.putIfAbsent(id, place.span());
    if (first != null) {
      place.problem(
          "two steps are called `" + id + "`; the other one is in line " + first.line(),
          "give this one an `id:` of its own");
    }
  }
}
