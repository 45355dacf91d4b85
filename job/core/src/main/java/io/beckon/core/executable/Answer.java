package io.beckon.core.executable;

import io.beckon.core.model.Clause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a wait is answered by. */
public sealed interface Answer {

  /** Names of the events that can be one, sorted. */
  List<String> events();

  /**
   * Whether an event is one.
   *
   * @param situation with the event's properties
   * @param commandOf gives the id of the journey's own command by the id of its step
   */
  boolean matches(String event, Situation situation, UnaryOperator<String> commandOf);

  /** Adds what was read of the event, in words for a journey record. */
  void explain(Situation situation, Map<String, String> values);

  /** As an author says it: {@code clicked cart-second}. */
  String text();

  /** An event. */
  record ByEvent(EventMatch match) implements Answer {

    @Override
    public List<String> events() {
      return List.of(match.event());
    }

    @Override
    public boolean matches(String event, Situation situation, UnaryOperator<String> commandOf) {
      return match.matches(event, situation);
    }

    @Override
    public void explain(Situation situation, Map<String, String> values) {
      if (match.where() != null) {
        match.where().explain(situation, values);
      }
    }

    @Override
    public String text() {
      return match.where() == null
          ? match.event()
          : match.event() + " where " + match.where().text();
    }
  }

  /**
   * A report of a message of the journey. Only people open and click. Where a report names its
   * command, it is one of this journey's; where it names none, the message's name is enough.
   *
   * @param kind what is reported
   * @param message name of its template, or id of its step
   * @param steps ids of the sends that it may be a report of, sorted
   */
  record ByMessage(Clause.Message.Kind kind, String message, Set<String> steps) implements Answer {

    @Override
    public List<String> events() {
      return switch (kind) {
        case RECEIVED -> List.of("message_delivered", "message_sent");
        case OPENED -> List.of("message_opened");
        case CLICKED -> List.of("message_clicked");
      };
    }

    @Override
    public boolean matches(String event, Situation situation, UnaryOperator<String> commandOf) {
      Map<String, Object> report = situation.event();
      boolean named = message.equals(report.get("template")) || message.equals(report.get("step"));
      boolean byMachine =
          kind != Clause.Message.Kind.RECEIVED && Boolean.FALSE.equals(report.get("human"));
      if (!events().contains(event) || !named || byMachine) {
        return false;
      }
      Object command = report.get("command_id");
      return command == null || steps.stream().map(commandOf).anyMatch(command::equals);
    }

    @Override
    public void explain(Situation situation, Map<String, String> values) {
      values.put("message", message);
    }

    @Override
    public String text() {
      return kind.name().toLowerCase(Locale.ROOT) + " " + message;
    }
  }
}
