package io.beckon.core.executable;

import io.beckon.core.expression.Root;
import io.beckon.core.expression.Scope;
import io.beckon.core.state.UserState;
import java.util.Map;

/**
 * What a condition is asked about: a user, the event at hand, the trigger of the journey, and the
 * instant at which the answer is wanted.
 *
 * @param user whose profile and history are asked
 * @param event properties of the event at hand; empty where there is none
 * @param trigger properties of the event that started the journey; empty where there is none
 * @param now epoch milliseconds; windows end here and are open towards later events
 */
public record Situation(
    UserState user, Map<String, Object> event, Map<String, Object> trigger, long now)
    implements Scope {

  @Override
  public Map<String, Object> properties(Root root) {
    return switch (root) {
      case EVENT -> event;
      case TRIGGER -> trigger;
      case PROFILE -> user.profile().attributes();
    };
  }
}
