package io.beckon.core.run;

import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.plan.BuiltIn;
import io.beckon.core.plan.ExecutablePlan;
import java.util.Optional;

/** The tracking plan at the door: it comes before anything else looks at an event. */
public final class PlanGate {

  /** For counting and sorting dead letters. */
  private static final String REASON = "breaks_plan";

  private PlanGate() {}

  /** The event under its name, said nothing of; null where it is not to be used. */
  public static LoggedEvent ifAdmitted(LoggedEvent logged, ExecutablePlan plan) {
    LoggedEvent named = named(logged, plan);
    return setsAside(plan, named) && plan.differences(named.event()).isPresent() ? null : named;
  }

  /** The event under its name; null where it breaks the plan and is not to be used. */
  public static LoggedEvent admit(LoggedEvent logged, ExecutablePlan plan, Effects out) {
    LoggedEvent named = named(logged, plan);
    Optional<String> wrong = plan.differences(named.event());
    if (wrong.isPresent() && setsAside(plan, named)) {
      out.emit(new SetAsideEvent(logged, REASON, wrong.get()));
      out.notice(Notice.EVENT_SET_ASIDE);
      return null;
    }
    wrong.ifPresent(text -> out.notice(Notice.PLAN_BROKEN));
    return named;
  }

  /** What somebody says about being written to counts, however it is said. */
  private static boolean setsAside(ExecutablePlan plan, LoggedEvent named) {
    return plan.setsAside() && !BuiltIn.ABOUT_CONTACT.contains(named.event().name());
  }

  private static LoggedEvent named(LoggedEvent logged, ExecutablePlan plan) {
    Event event = plan.named(logged.event());
    return event == logged.event()
        ? logged
        : new LoggedEvent(event, logged.logTime(), logged.partition(), logged.offset());
  }
}
