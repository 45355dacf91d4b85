package io.beckon.core.oracle;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the engine put out, its journeys called by what identifies them. The names come from the
 * naive outcome, record by record: they fit only where the engine's ids tell apart exactly what the
 * rules tell apart.
 */
final class Named {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> commands = new HashMap<>();

  private static final Set<String> CONSENT =
      Set.of("no consent", "unsubscribed", "no channel", "sunset");

  private Named(List<Effect> effects, Outcome naive) {
    int place = 0;
    for (Effect effect : effects) {
      if (effect instanceof JourneyRecord record && place < naive.records().size()) {
        String name = naive.records().get(place++).journey();
        if (!names.containsKey(record.journeyId()) && !ids.containsKey(name)) {
          names.put(record.journeyId(), name);
          ids.put(name, record.journeyId());
        }
      }
    }
  }

  static Outcome outcome(List<Effect> effects, Outcome naive) {
    Named named = new Named(effects, naive);
    Outcome outcome = Outcome.nothing();
    effects.forEach(effect -> named.add(effect, outcome));
    return outcome;
  }

  private void add(Effect effect, Outcome outcome) {
    if (effect instanceof JourneyRecord record) {
      outcome
          .records()
          .add(
              new Outcome.Entry(
                  name(record.journeyId()),
                  record.decision(),
                  record.step(),
                  record.dueAt(),
                  record.decidedAt(),
                  reason(record)));
    } else if (effect instanceof SendCommand send) {
      outcome
          .sends()
          .add(
              new Outcome.Send(
                  name(send.commandId(), send.journeyId(), send.step()),
                  send.campaign(),
                  send.version(),
                  send.step(),
                  send.userId(),
                  send.channel(),
                  send.template(),
                  send.category(),
                  send.topic(),
                  send.dueAt(),
                  send.decidedAt(),
                  send.expiresAt(),
                  send.triggerEvent(),
                  send.values(),
                  send.variants()));
    } else if (effect instanceof CancelCommand cancel) {
      outcome
          .cancels()
          .add(
              new Outcome.Cancel(
                  name(cancel.commandId(), cancel.journeyId(), cancel.step()),
                  cancel.step(),
                  cancel.reason(),
                  cancel.decidedAt()));
    } else if (effect instanceof EmittedEvent emitted) {
      outcome
          .emitted()
          .add(
              new Outcome.Emitted(
                  emitted.name(), emitted.time(), emitted.decidedAt(), emitted.properties()));
    }
  }

  /** A guard rail says more than which one it was; how it says it is no rule. */
  private static String reason(JourneyRecord record) {
    boolean ofAGuard =
        record.decision() == Decision.HELD_BACK || record.decision() == Decision.PUT_OFF;
    if (!ofAGuard) {
      return record.reason();
    }
    String guard = record.reason().split(": ")[0];
    return CONSENT.contains(guard) ? "consent" : guard;
  }

  private String name(String journeyId) {
    return names.getOrDefault(journeyId, "another journey: " + journeyId);
  }

  /** A command's id stands for one step of one journey, and no other command has it. */
  private String name(String commandId, String journeyId, String step) {
    String means = journeyId + " " + step;
    String meant = commands.putIfAbsent(commandId, means);
    return meant == null || meant.equals(means)
        ? name(journeyId)
        : "command " + commandId + " is of " + meant + " too";
  }
}
