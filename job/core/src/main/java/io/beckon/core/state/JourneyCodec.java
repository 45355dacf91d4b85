package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** Journeys as bytes, inside the agenda and under its format number. */
final class JourneyCodec {

  /** Format of the builds before journeys carried values. */
  private static final int WITHOUT_VALUES = 1;

  /** Format of the last builds that kept a sent message by its step's place. */
  private static final int BY_PLACE = 2;

  /** What a journey may carry beside what all have, a bit each. */
  private static final int VALUES = 1;

  private static final int VARIANTS = 2;
  private static final int LAST_SEND = 4;
  private static final int AWAITS = 8;
  private static final int HELD = 16;
  private static final int MATCHED = 64;
  private static final int PAUSED = 32;

  private JourneyCodec() {}

  static void write(Journey journey, ByteWriter to) {
    Journey.Start start = journey.start();
    to.text(start.campaign()).text(start.version()).text(start.journeyId());
    to.optionalText(start.per()).signed(start.time()).unsigned(start.place());
    StoredProperties.write(start.trigger(), to.text(start.triggerEvent()));
    to.unsigned(journey.position()).flag(journey.passedLastStep());
    to.signed(journey.lastDue() - start.time());
    due(journey.waitsFor(), start.time(), to);
    to.flag(journey.goalOpen());
    due(journey.goalEnd(), start.time(), to);
    to.unsigned(journey.watches().size());
    for (ConditionWatch watch : journey.watches()) {
      due(watch.flip(), start.time(), to.flag(watch.held()));
    }
    to.unsigned(journey.sent().size());
    for (SentMessage message : journey.sent()) {
      to.text(message.step()).text(message.channel()).text(message.topic());
      to.flag(message.marketing()).signed(message.expiresAt() - start.time());
    }
    more(journey, to);
  }

  /** Most journeys have little of this: one byte says what. */
  private static void more(Journey journey, ByteWriter to) {
    int has = journey.values().isEmpty() ? 0 : VALUES;
    has |= journey.variants().isEmpty() ? 0 : VARIANTS;
    has |= journey.hasSent() ? LAST_SEND : 0;
    has |= journey.awaitsSince() == null ? 0 : AWAITS;
    has |= journey.isHeld() ? HELD : 0;
    has |= journey.matched().isEmpty() ? 0 : MATCHED;
    has |= journey.isPaused() ? PAUSED : 0;
    to.oneByte(has);
    if ((has & VALUES) != 0) {
      to.entries(journey.values());
    }
    if ((has & VARIANTS) != 0) {
      to.entries(journey.variants());
    }
    if ((has & LAST_SEND) != 0) {
      anchor(journey.lastSend(), journey.start(), to);
    }
    if ((has & AWAITS) != 0) {
      anchor(journey.awaitsSince(), journey.start(), to);
    }
    if ((has & MATCHED) != 0) {
      to.entries(journey.matched());
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
    journey.waitFor(due(base, from));
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
      journey.sent().add(sent(base, from, format));
    }
    if (format != WITHOUT_VALUES) {
      readMore(journey, from);
    }
    return journey;
  }

  private static SentMessage sent(long base, ByteReader from, int format) {
    return format <= BY_PLACE
        ? SentMessage.at(from.count(), base + from.signed())
        : new SentMessage(from.text(), from.text(), from.text(), from.flag(), base + from.signed());
  }

  private static void readMore(Journey journey, ByteReader from) {
    int has = from.oneByte();
    if ((has & VALUES) != 0) {
      journey.restore(from.entries());
    }
    if ((has & VARIANTS) != 0) {
      from.entries().forEach((split, name) -> journey.variants().put(split, (String) name));
    }
    if ((has & LAST_SEND) != 0) {
      journey.lastSend(anchor(journey.start(), from));
    }
    if ((has & AWAITS) != 0) {
      journey.waitFor(journey.waitsFor(), anchor(journey.start(), from));
    }
    if ((has & HELD) != 0) {
      journey.hold(journey.waitsFor());
    }
    if ((has & PAUSED) != 0) {
      journey.pause(journey.waitsFor());
    }
    if ((has & MATCHED) != 0) {
      journey.matched(from.entries());
    }
  }

  private static void anchor(Anchor anchor, Journey.Start start, ByteWriter to) {
    to.signed(anchor.time() - start.time()).unsigned(anchor.place());
  }

  private static Anchor anchor(Journey.Start start, ByteReader from) {
    return new Anchor(start.time() + from.signed(), from.unsigned());
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
