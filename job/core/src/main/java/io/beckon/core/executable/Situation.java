package io.beckon.core.executable;

import io.beckon.core.expression.Root;
import io.beckon.core.expression.Scope;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.UserState;
import java.util.Map;

/**
 * What a condition is asked about: a user, the event at hand, the journey, and the instant at which
 * the answer is wanted.
 *
 * @param user whose profile and history are asked
 * @param event properties of the event at hand; empty where there is none
 * @param journey the journey it is asked for; {@link Of#NOBODY} where there is none
 * @param now epoch milliseconds; windows end here and are open towards later events
 */
public record Situation(UserState user, Map<String, Object> event, Of journey, long now)
    implements Scope {

  /**
   * A journey, as far as conditions look at it.
   *
   * @param trigger properties of the event that started it
   * @param matched by the names of its steps, what a sequence matched that started it
   * @param values what was set on the way
   * @param start of the journey; null where there is no journey
   * @param lastSend the last message it decided to send, at its {@code S}; the start before any
   */
  public record Of(
      Map<String, Object> trigger,
      Map<String, Object> matched,
      Map<String, Object> values,
      Anchor start,
      Anchor lastSend) {

    /** No journey. */
    public static final Of NOBODY = new Of(Map.of(), Map.of(), Map.of(), null, null);
  }

  /** A question that no journey asks: of a segment, or of a trigger. */
  public static Situation of(UserState user, Map<String, Object> event, long now) {
    return new Situation(user, event, Of.NOBODY, now);
  }

  @Override
  public Map<String, Object> properties(Root root) {
    return switch (root) {
      case EVENT -> event;
      case TRIGGER -> journey.trigger();
      case JOURNEY -> journey.values();
      case MATCHED -> journey.matched();
      case PROFILE -> user.profile().attributes();
    };
  }
}
