package io.beckon.core.known;

import io.beckon.core.Policies;
import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine answers to one user's visits. */
final class OneUser {

  /** As little as may be is kept for longer than it is asked for. */
  private static final TimeRules RULES =
      new TimeRules(
          0,
          Duration.ofHours(1).toMillis(),
          0,
          Duration.ofHours(1).toMillis(),
          Long.MIN_VALUE,
          Duration.ofDays(1).toMillis());

  private final Interpreter interpreter;
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final String campaign;
  private final Map<Long, Boolean> answers = new TreeMap<>();
  private int place;

  /**
   * @param campaign whose audience is asked at each visit
   */
  OneUser(Catalog catalog, String campaign) {
    catalog.publish(Policies.none(), Long.MIN_VALUE);
    this.interpreter = new Interpreter(RULES, catalog);
    this.campaign = campaign;
  }

  /** Applies records in their order; by log time, whether the audience held. */
  Map<Long, Boolean> answers(List<Record> log) {
    for (Record record : log) {
      UserState user = new UserState("ann", parts);
      interpreter.apply(user, record.logged(++place), effects());
      user.save();
    }
    return answers;
  }

  private Effects effects() {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        if (effect instanceof JourneyRecord record && record.campaign().equals(campaign)) {
          if (record.decision() == Decision.ENTERED) {
            answers.put(record.decidedAt(), true);
          } else if (record.decision() == Decision.NOT_QUALIFIED) {
            answers.put(record.decidedAt(), false);
          }
        }
      }

      @Override
      public void notice(Notice notice) {
        // Of no interest.
      }
    };
  }

  /** A record of the log. */
  record Record(String name, long eventTime, long logTime, Map<String, Object> properties) {

    private LoggedEvent logged(int place) {
      return new LoggedEvent(
          new Event(Event.Kind.TRACK, name, "ann", "m" + place, eventTime, properties), logTime, 0);
    }
  }
}
