package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What every decision about a user needs: the clock, the running journeys, the entry marks, and
 * when the user must be looked at again.
 */
public final class Agenda {

  private static final int FORMAT = 3;

  /** It knew of a sent message only where its step stands. */
  private static final int BEFORE_MESSAGES_WERE_KEPT = 2;

  /** Of the builds before segments, dates and silence started journeys. */
  private static final int WITHOUT_WATCHES = 1;

  /** No instant: before all log time. */
  public static final long NEVER = Long.MIN_VALUE;

  private long clock = NEVER;
  private int partition = -1;
  private long place;

  /** When to tidy up, log time; {@link Long#MAX_VALUE} where there is nothing that ends. */
  private long tidyAt = Long.MAX_VALUE;

  /** The latest instant at which a campaign came into force that this user has met. */
  private long met = NEVER;

  /** When the user is looked at next who does nothing; {@link Long#MAX_VALUE} for never. */
  private long rollCallAt = Long.MAX_VALUE;

  private Watches watches = new Watches();
  private WakeUps wakeUps = new WakeUps();
  private EntryMarks marks = new EntryMarks();
  private final List<Journey> journeys = new ArrayList<>();

  static Agenda read(byte[] bytes) {
    Agenda agenda = new Agenda();
    if (bytes == null) {
      return agenda;
    }
    ByteReader from = new ByteReader(bytes);
    int format = from.oneByte();
    if (format != WITHOUT_WATCHES && format != BEFORE_MESSAGES_WERE_KEPT) {
      Formats.expect("agenda", FORMAT, format);
    }
    agenda.clock = from.signed();
    agenda.partition = from.count() - 1;
    agenda.place = from.unsigned();
    agenda.tidyAt = instant(from);
    if (format != WITHOUT_WATCHES) {
      agenda.met = from.flag() ? from.signed() : NEVER;
      agenda.rollCallAt = instant(from);
      agenda.watches = Watches.read(from);
    }
    agenda.wakeUps = WakeUps.read(from);
    agenda.marks = EntryMarks.read(from);
    int size = from.count();
    for (int i = 0; i < size; i++) {
      agenda.journeys.add(JourneyCodec.read(from, format));
    }
    return agenda;
  }

  /** Null where nothing is worth keeping. */
  byte[] write() {
    if (isSpent()) {
      return null;
    }
    ByteWriter to = new ByteWriter().oneByte(FORMAT);
    to.signed(clock).unsigned(partition + 1L).unsigned(place);
    instant(tidyAt, to);
    to.flag(met != NEVER);
    if (met != NEVER) {
      to.signed(met);
    }
    instant(rollCallAt, to);
    watches.write(to);
    wakeUps.write(to);
    marks.write(to);
    to.unsigned(journeys.size());
    for (Journey journey : journeys) {
      JourneyCodec.write(journey, to);
    }
    return to.toBytes();
  }

  /** The user's clock, log time in epoch milliseconds; {@link #NEVER} before the first event. */
  public long clock() {
    return clock;
  }

  /** Moves the clock; it never goes back. */
  public void clock(long logTime) {
    clock = Math.max(clock, logTime);
  }

  /**
   * Remembers the partition of the user's first event.
   *
   * @return false where this one is another
   */
  public boolean samePartition(int found) {
    if (partition < 0) {
      partition = found;
    }
    return partition == found;
  }

  /** The partition of the user's first event; -1 before it. */
  public int partition() {
    return partition;
  }

  /** The place of the next event in the user's log, from 1. */
  public long nextPlace() {
    return ++place;
  }

  /** The journeys that run, and those that have passed their last step, in the order of entry. */
  public List<Journey> journeys() {
    return journeys;
  }

  public EntryMarks marks() {
    return marks;
  }

  public WakeUps wakeUps() {
    return wakeUps;
  }

  public long tidyAt() {
    return tidyAt;
  }

  public void tidyAt(long logTime) {
    tidyAt = logTime;
  }

  /**
   * The latest instant at which a campaign came into force that this user has met, log time; {@link
   * #NEVER} for none.
   */
  public long met() {
    return met;
  }

  public void met(long logTime) {
    met = logTime;
  }

  /** When the user is looked at next who does nothing; {@link Long#MAX_VALUE} for never. */
  public long rollCallAt() {
    return rollCallAt;
  }

  public void rollCallAt(long logTime) {
    rollCallAt = logTime;
  }

  public Watches watches() {
    return watches;
  }

  /** The first instant of log time at which something of this user is handled. */
  public long firstDeadline() {
    long first = Long.MAX_VALUE;
    for (Journey journey : journeys) {
      first = Math.min(first, handled(journey.waitsFor()));
      first = Math.min(first, handled(journey.goalEnd()));
      first = Math.min(first, handled(journey.letGo()));
      for (ConditionWatch watch : journey.watches()) {
        first = Math.min(first, handled(watch.flip()));
      }
    }
    for (TriggerWatch watch : watches.conditions().values()) {
      first = Math.min(first, Math.min(handled(watch.flip()), handled(watch.entry())));
    }
    for (DateWatch watch : watches.dates().values()) {
      first = Math.min(first, handled(watch.next()));
    }
    for (SequenceWatch watch : watches.sequences().values()) {
      first = Math.min(first, handled(watch.end()));
    }
    return first;
  }

  /** The place of the last event in the user's log; 0 before the first. */
  public long place() {
    return place;
  }

  /** The running journey of a campaign, or of a value of {@code per}; null where there is none. */
  public Journey inside(String campaign, String per) {
    for (Journey journey : journeys) {
      if (!journey.ended()
          && !journey.passedLastStep()
          && journey.start().campaign().equals(campaign)
          && Objects.equals(journey.start().per(), per)) {
        return journey;
      }
    }
    return null;
  }

  /** Bytes that it would take by now. */
  public int size() {
    byte[] bytes = write();
    return bytes == null ? 0 : bytes.length;
  }

  /** Drops the journeys that have ended. */
  public void sweep() {
    journeys.removeIf(Journey::ended);
  }

  /**
   * Forgets the clock as well where nothing else is left: as if the entry had been stored, which it
   * is not then, and read again.
   */
  public void forgetWhereSpent() {
    if (isIdle()) {
      clock = NEVER;
      partition = -1;
      place = 0;
      met = NEVER;
    }
  }

  private boolean isSpent() {
    return isIdle() && wakeUps.size() == 0;
  }

  /** What remains is a clock without a purpose: nothing waits, and nothing ends. */
  private boolean isIdle() {
    return journeys.isEmpty()
        && marks.isEmpty()
        && watches.isEmpty()
        && tidyAt == Long.MAX_VALUE
        && rollCallAt == Long.MAX_VALUE;
  }

  private static void instant(long instant, ByteWriter to) {
    to.flag(instant != Long.MAX_VALUE);
    if (instant != Long.MAX_VALUE) {
      to.signed(instant);
    }
  }

  private static long instant(ByteReader from) {
    return from.flag() ? from.signed() : Long.MAX_VALUE;
  }

  private static long handled(Due due) {
    return due == null ? Long.MAX_VALUE : due.handled();
  }
}
