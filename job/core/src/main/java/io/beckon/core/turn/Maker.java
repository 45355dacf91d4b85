package io.beckon.core.turn;

import io.beckon.core.state.Anchor;
import io.beckon.core.state.Due;
import io.beckon.core.time.TimeRules;

/**
 * What moves a journey: an event, or a deadline. It decides when what is made now is handled, and
 * at which instant conditions are asked.
 *
 * @param event whether it is an event
 * @param instant {@code S}: the log time of the event, or {@code H} of the deadline
 * @param place in the user's log of the event, or of the one that answered a wait which a deadline
 *     began; 0 where there is none
 */
public record Maker(boolean event, long instant, long place) {

  public static Maker event(Arrival arrival) {
    return new Maker(true, arrival.logTime(), arrival.place());
  }

  public static Maker deadline(long handled) {
    return new Maker(false, handled, 0);
  }

  /** What moves the journey once its wait was answered by an event at this place of the log. */
  public Maker answeredBy(long answer) {
    return new Maker(event, instant, answer);
  }

  /**
   * From where on an event answers a wait that begins at {@code D}: behind the event that began it;
   * where a deadline did, at {@code D} itself.
   */
  public Anchor since(long due) {
    return new Anchor(due, place);
  }

  /**
   * A wait until {@code D}: {@code H = max(D, P) + grace} after an event, so that what the same
   * upload brings next is still seen; {@code H = max(D + grace, H of its maker)} after a deadline,
   * which has had its grace.
   */
  public Due wait(long due, TimeRules rules) {
    long handled =
        event ? Math.max(due, instant) + rules.grace() : Math.max(due + rules.grace(), instant);
    return new Due(due, handled);
  }

  /** The instant at which an audience or a {@code when} is asked: P, or D. */
  public long now(long due) {
    return event ? instant : due;
  }
}
