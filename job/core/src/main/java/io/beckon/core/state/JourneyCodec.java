package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** Journeys as bytes, inside the agenda and under its format number. */
final class JourneyCodec {

  private JourneyCodec() {}

  static void write(Journey journey, ByteWriter to) {
    Journey.Start start = journey.start();
    to.text(start.campaign()).text(start.version()).text(start.journeyId());
    to.optionalText(start.per()).signed(start.time()).unsigned(start.place());
    StoredProperties.write(start.trigger(), to.text(start.triggerEvent()));
    to.unsigned(journey.position()).flag(journey.passedLastStep());
    to.signed(journey.lastDue() - start.time());
    due(journey.waitsFor(), start.time(), to);
    to.flag(journey.isHeld());
    to.flag(journey.goalOpen());
    due(journey.goalEnd(), start.time(), to);
    to.unsigned(journey.watches().size());
    for (ConditionWatch watch : journey.watches()) {
      due(watch.flip(), start.time(), to.flag(watch.held()));
    }
    to.unsigned(journey.sent().size());
    for (SentMessage message : journey.sent()) {
      to.unsigned(message.step()).signed(message.expiresAt() - start.time());
    }
  }

  /** A journey of the agenda's format at hand, which may be an older one. */
  static Journey read(ByteReader from, int format) {
    Journey journey =
        new Journey(
            new Journey.Start(
                from.text(),
                from.text(),
                from.text(),
                from.optionalText(),
                from.signed(),
                from.unsigned(),
                from.text(),
                StoredProperties.read(from)));
    long base = journey.start().time();
    journey.moveTo(from.count());
    if (from.flag()) {
      journey.passLastStep();
    }
    journey.lastDue(base + from.signed());
    Due wait = due(base, from);
    if (format != Agenda.WITHOUT_WATCHES && from.flag()) {
      journey.hold(wait);
    } else {
      journey.waitFor(wait);
    }
    boolean goalOpen = from.flag();
    Due goalEnd = due(base, from);
    if (goalOpen) {
      journey.openGoal(goalEnd);
    }
    int watches = from.count();
    List<ConditionWatch> read = new ArrayList<>(watches);
    for (int i = 0; i < watches; i++) {
      read.add(new ConditionWatch(from.flag(), due(base, from)));
    }
    journey.watches(List.copyOf(read));
    int sent = from.count();
    for (int i = 0; i < sent; i++) {
      journey.sent().add(new SentMessage(from.count(), base + from.signed()));
    }
    return journey;
  }

  /** Instants stand relative to the journey's start: most are within days of it. */
  private static void due(Due due, long base, ByteWriter to) {
    to.flag(due != null);
    if (due != null) {
      to.signed(due.due() - base).signed(due.handled() - due.due());
    }
  }

  private static Due due(long base, ByteReader from) {
    if (!from.flag()) {
      return null;
    }
    long due = base + from.signed();
    return new Due(due, due + from.signed());
  }
}
