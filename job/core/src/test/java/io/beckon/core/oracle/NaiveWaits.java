package io.beckon.core.oracle;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.util.Optional;

/** When waits end, and what answers them. */
final class NaiveWaits {

  private static final long KEPT_BEYOND_THE_GRACE = Duration.ofMinutes(5).toMillis();

  private final NaiveUser user;

  NaiveWaits(NaiveUser user) {
    this.user = user;
  }

  /** {@code H} of a wait that ends at {@code due}. */
  long handled(NaiveJourney journey, long due) {
    return journey.movedByEvent
        ? Math.max(due, user.clock) + user.rules.grace()
        : Math.max(due + user.rules.grace(), user.clock);
  }

  /** {@code H} of the end of a goal's window, from the start; null where it has none. */
  Long goalEnds(NaiveJourney journey, Goal goal) {
    return goal.within()
        .map(window -> handled(journey, journey.start().time() + window.toMillis()))
        .orElse(null);
  }

  /** After the event that began the wait; of one that a deadline began, from its D on. */
  Point coversWhatIsAfter(NaiveJourney journey) {
    return journey.movedBy == null ? new Point(journey.due, -1) : journey.movedBy;
  }

  boolean answers(NaiveJourney journey, NaiveLog.Happened happened) {
    return journey.waitsFor != null
        && happened.isTrack()
        && journey.answeredAfter.isBefore(happened)
        && journey.concerns(happened.properties())
        && isAnswer(journey, journey.waitsFor.answer(), happened);
  }

  /** The first in the log of what would have answered, as far as it is still remembered. */
  Optional<NaiveLog.Happened> alreadyAnswered(NaiveJourney journey) {
    long since = user.clock - user.rules.grace() - KEPT_BEYOND_THE_GRACE;
    return user.log.tracked().stream()
        .filter(happened -> happened.logTime() > since)
        .filter(happened -> answers(journey, happened))
        .findFirst();
  }

  private boolean isAnswer(
      NaiveJourney journey, Step.WaitFor.Answer answer, NaiveLog.Happened happened) {
    if (answer instanceof Step.WaitFor.ByEvent byEvent) {
      Roots roots =
          new Roots(
              happened.properties(),
              user.log.profile(),
              journey.trigger.properties(),
              journey.values);
      return happened.name().equals(byEvent.event()) && user.holds(byEvent.where(), roots);
    }
    Step.WaitFor.ByMessage byMessage = (Step.WaitFor.ByMessage) answer;
    return NaiveClauses.reports(happened, byMessage.kind(), byMessage.message())
        && isOfTheJourney(journey, happened);
  }

  /** A report that names a command is about that command alone. */
  private static boolean isOfTheJourney(NaiveJourney journey, NaiveLog.Happened happened) {
    Object command = happened.properties().get("command_id");
    return command == null
        || journey.put.stream().anyMatch(put -> command.equals(journey.name() + "/" + put.step()));
  }

  static Clause.Message.Kind kind(Step.WaitFor.ByMessage answer) {
    return answer.kind();
  }
}
