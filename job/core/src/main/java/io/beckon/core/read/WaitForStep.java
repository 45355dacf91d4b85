package io.beckon.core.read;

import io.beckon.core.model.Clause.Message;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Step;
import io.beckon.core.model.Step.WaitFor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads waits for something the user does, and what happens then and otherwise. */
final class WaitForStep {

  static final Keys KEYS = Keys.of("a `wait_for`", "wait_for", "then", "otherwise");
  static final Keys EVENT = Keys.of("a `wait_for` on an event", "event", "where", "within");
  static final Keys RECEIVED = Keys.of("a `wait_for` on a message", "received", "within");
  static final Keys OPENED = Keys.of("a `wait_for` on a message", "opened", "within");
  static final Keys CLICKED = Keys.of("a `wait_for` on a message", "clicked", "within");

  private static final String WITHIN_HINT = "how long it waits at most: `within: 24h`";

  /** What is waited for and for how long. */
  private record Awaited(WaitFor.Answer answer, Duration within) {}

  private static final Kinds<Awaited> ANSWERS =
      new Kinds<>(
          "an event to wait for",
          List.of(
              new Kind<>(EVENT, WaitForStep::event),
              new Kind<>(RECEIVED, form -> message(form, Message.Kind.RECEIVED, RECEIVED)),
              new Kind<>(OPENED, form -> message(form, Message.Kind.OPENED, OPENED)),
              new Kind<>(CLICKED, form -> message(form, Message.Kind.CLICKED, CLICKED))),
          "wait for one of them, or write two waits, one behind the other");

  private final StepsReader steps;

  WaitForStep(StepsReader steps) {
    this.steps = steps;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<Step> read(YamlMapping mapping) {
    if (saysNothing(mapping, "then") && saysNothing(mapping, "otherwise")) {
      steps.needToFollow(mapping);
    }
    Optional<Awaited> awaited = mapping.get("wait_for").flatMap(ANSWERS::read);
    List<Step> then = steps.inside(mapping, "then");
    List<Step> otherwise = steps.inside(mapping, "otherwise");
    return awaited.map(
        found -> new WaitFor(found.answer(), found.within(), then, otherwise, mapping.span()));
  }

  private static boolean saysNothing(YamlMapping mapping, String key) {
    return mapping.get(key).map(YamlValue::isEmptyList).orElse(true);
  }

  private static Optional<Awaited> event(YamlMapping form) {
    Optional<String> event = form.get("event").flatMap(Names::event);
    Optional<ExpressionText> where = form.get("where").flatMap(ExpressionReader::read);
    return awaited(form, event.map(name -> new WaitFor.ByEvent(name, where)));
  }

  private static Optional<Awaited> message(YamlMapping form, Message.Kind kind, Keys keys) {
    Optional<String> message = form.get(keys.leading()).flatMap(Names::plain);
    return awaited(form, message.map(name -> new WaitFor.ByMessage(kind, name)));
  }

  private static Optional<Awaited> awaited(
      YamlMapping form, Optional<? extends WaitFor.Answer> answer) {
    Optional<Duration> within = form.want("within", WITHIN_HINT).flatMap(DurationReader::window);
    return answer.flatMap(found -> within.map(length -> new Awaited(found, length)));
  }
}
