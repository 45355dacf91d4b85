package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Part;
import io.beckon.core.state.SequenceRows;
import io.beckon.core.state.UserState;
import io.beckon.core.state.Watches;
import io.beckon.core.time.TimeRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One user, the campaigns, and what the engine makes of it, with the user's entry as bytes between
 * any two inputs. Times are minutes from the beginning.
 */
final class SequenceStory {

  private static final long BEGIN = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  private final Catalog catalog = new Catalog();
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private Interpreter interpreter =
      new Interpreter(TimeRules.DEFAULT.withRollCall(0), catalog, new HostedSequences());
  private int messages;

  /** Publishes a campaign with this trigger, in force from a minute on. */
  SequenceStory from(long minute, String template, String trigger) {
    String campaign =
        "campaign: c\ncategory: transactional\nfrequency: always\ntrigger: "
            + trigger
            + "\nsteps: [{send: email, template: "
            + template
            + "}]\n";
    Compilation compiled = Compilation.of(List.of(new SourceText("campaign.yaml", campaign)));
    assertThat(compiled.problems()).as(trigger).isEmpty();
    catalog.publish(
        compiled.campaigns().get(0), minute < 0 ? Long.MIN_VALUE : BEGIN + minute * MINUTE);
    return this;
  }

  SequenceStory event(long minute, String name) {
    return event(minute, minute, name, Map.of());
  }

  /** An event that happened in one minute and came in another. */
  SequenceStory event(long happened, long came, String name, Map<String, Object> properties) {
    Event event =
        new Event(
            Event.Kind.TRACK, name, "ann", "m" + ++messages, BEGIN + happened * MINUTE, properties);
    UserState user = new UserState("ann", parts);
    interpreter.apply(user, new LoggedEvent(event, BEGIN + came * MINUTE, 0), out());
    user.save();
    return this;
  }

  /** Log time runs on. */
  SequenceStory until(long minute) {
    UserState user = new UserState("ann", parts);
    interpreter.advance(user, BEGIN + minute * MINUTE, out());
    user.save();
    return this;
  }

  /** Another worker goes on. */
  SequenceStory restart() {
    interpreter =
        new Interpreter(TimeRules.DEFAULT.withRollCall(0), catalog, new HostedSequences());
    return this;
  }

  /** Of the messages so far: the template, and the minutes at which they were due and decided. */
  List<String> sends() {
    return effects.stream()
        .filter(SendCommand.class::isInstance)
        .map(SendCommand.class::cast)
        .map(send -> send.template() + " " + minute(send.dueAt()) + " " + minute(send.decidedAt()))
        .toList();
  }

  List<Effect> effects() {
    return effects;
  }

  List<Notice> notices() {
    return notices;
  }

  InMemoryUserParts parts() {
    return parts;
  }

  /** Bytes of all sequences that the user has begun. */
  int bytes() {
    return keys().stream()
        .mapToInt(key -> parts.load(Part.SEQUENCES, SequenceRows.row(key)).length)
        .sum();
  }

  /** Which sequences the user has begun. */
  List<Watches.Key> keys() {
    return List.copyOf(new UserState("ann", parts).agenda().watches().sequences().keySet());
  }

  private static long minute(long instant) {
    return (instant - BEGIN) / MINUTE;
  }

  private Effects out() {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        effects.add(effect);
      }

      @Override
      public void notice(Notice notice) {
        notices.add(notice);
      }
    };
  }
}
