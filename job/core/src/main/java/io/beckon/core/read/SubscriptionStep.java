package io.beckon.core.read;

import io.beckon.core.model.Step;
import io.beckon.core.model.Step.Subscribe.Status;
import java.util.Map;
import java.util.Optional;

/** Reads changes of what the user is subscribed to. */
final class SubscriptionStep {

  static final Keys KEYS = Keys.of("a `subscription`", "subscription");
  static final Keys CHANGE = Keys.of("a change of subscription", "status", "topic");

  private static final Choice<Status> STATUS =
      Choice.of(
          Map.of(
              "subscribed", Status.SUBSCRIBED,
              "unsubscribed", Status.UNSUBSCRIBED,
              "sunset", Status.SUNSET));

  private static final String HINT =
      "such as `subscription: {status: unsubscribed, topic: offers}`";

  private SubscriptionStep() {}

  static Kind<Step> kind() {
    return new Kind<>(KEYS, SubscriptionStep::read);
  }

  private static Optional<Step> read(YamlMapping step) {
    return step.get("subscription")
        .flatMap(value -> YamlMapping.open(value, CHANGE, HINT))
        .flatMap(mapping -> change(step, mapping));
  }

  private static Optional<Step> change(YamlMapping step, YamlMapping mapping) {
    Optional<Status> status = mapping.want("status", HINT).flatMap(STATUS::read);
    Optional<String> topic = mapping.get("topic").flatMap(Names::plain);
    if (status.equals(Optional.of(Status.SUNSET)) && mapping.has("topic")) {
      mapping
          .get("topic")
          .get()
          .problem(
              "`sunset` is about all topics but those that the policy's `sunset` allows",
              "remove `topic`, or write `status: unsubscribed`");
    }
    return status.map(becomes -> new Step.Subscribe(becomes, topic, step.span()));
  }
}
