package io.beckon.core.effect;

import io.beckon.core.event.LoggedEvent;

/**
 * An event that breaks the tracking plan and was not used. It goes to the dead letters.
 *
 * @param logged the event as it was read, with its place in the log
 * @param reason {@code breaks_plan}
 * @param text what is wrong, for people; repeats no value of the event
 */
public record SetAsideEvent(LoggedEvent logged, String reason, String text) implements Effect {

  @Override
  public String userId() {
    return logged.event().userId();
  }
}
