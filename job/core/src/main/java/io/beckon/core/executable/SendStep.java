package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders a message, unless its own condition leaves it out. A call of our own people is one too: it
 * goes by the channel {@link #CALL} and asks neither consent nor caps.
 *
 * @param definition channels, template, category, topic
 * @param when the step's own condition; null for none
 * @param expiresAfter how late the message may be, in milliseconds; {@link #AS_STALE} where the
 *     step does not say
 */
public record SendStep(Step.Send definition, ExecutableClause when, long expiresAfter)
    implements ExecutableStep {

  /** The job's staleness limit holds. */
  public static final long AS_STALE = -1;

  /** The channel of a call; its template is the name of the destination. */
  public static final String CALL = "call";

  /** A call as a message. */
  public static SendStep calling(Step.Call call, ExecutableClause when) {
    Step.Send message =
        new Step.Send(
            call.id(),
            List.of(CALL),
            call.destination(),
            call.when(),
            Category.TRANSACTIONAL,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            call.span());
    return new SendStep(message, when, AS_STALE);
  }

  @Override
  public String id() {
    return definition.id();
  }

  @Override
  public void reach(Visit visit) {
    if (when != null && !when.holds(visit.situation())) {
      Map<String, String> values = new LinkedHashMap<>();
      when.explain(visit.situation(), values);
      visit.acts().record(id(), Decision.SKIPPED, "when", values);
      visit.goOn();
    } else {
      visit.offer(this);
    }
  }

  @Override
  public boolean sends() {
    return !isCall();
  }

  /** Whether it goes to our own people and not to the user. */
  public boolean isCall() {
    return definition.channels().get(0).equals(CALL);
  }

  /** The name of the split that chooses one of the variants of a part of the message. */
  public String split(String part) {
    return id() + "." + part;
  }

  @Override
  public void dependsOn(ExecutableClause.Dependencies dependencies) {
    if (when != null) {
      when.dependsOn(dependencies);
    }
  }
}
