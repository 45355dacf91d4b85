package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What time or another event may turn into an entry, by campaign and trigger. A condition whose
 * watch is not here has the answer that it gives of a user who never did anything, and time does
 * not change it: so most users keep nothing of most campaigns.
 *
 * <p>Bytes of a watch: the campaign's id, 8 for the trigger, then 3 for a condition at rest, 10 to
 * 18 where an instant is pending, 15 to 25 for a date, and 12 to 22 for a sequence that has begun;
 * for dates of the last days that are no longer the user's 1 for their number and 16 for each.
 */
public final class Watches {

  private static final byte CONDITION = 0;
  private static final byte DATE = 1;
  private static final byte SEQUENCE = 2;
  private static final byte PAST_DATES = 3;

  /**
   * Which trigger.
   *
   * @param campaign id of the campaign
   * @param trigger hash of what the trigger says; the same in every version that says the same
   */
  public record Key(String campaign, long trigger) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byCampaign = campaign.compareTo(other.campaign);
      return byCampaign != 0 ? byCampaign : Long.compare(trigger, other.trigger);
    }
  }

  private final Map<Key, TriggerWatch> conditions = new TreeMap<>();
  private final Map<Key, DateWatch> dates = new TreeMap<>();
  private final Map<Key, SequenceWatch> sequences = new TreeMap<>();
  private final Map<Key, List<PastDate>> pastDates = new TreeMap<>();

  /** Null where the condition is at rest. */
  public TriggerWatch condition(Key key) {
    return conditions.get(key);
  }

  /** Null where no such date is known. */
  public DateWatch date(Key key) {
    return dates.get(key);
  }

  /** Dates that have come of late, and are no longer the user's; the latest last. */
  public List<PastDate> pastDates(Key key) {
    return pastDates.getOrDefault(key, List.of());
  }

  /** Null where the user has not begun the sequence. */
  public SequenceWatch sequence(Key key) {
    return sequences.get(key);
  }

  /** Remembers a condition; null for one at rest. */
  public void condition(Key key, TriggerWatch watch) {
    put(conditions, key, watch);
  }

  /** Remembers a date; null for one that is not known. */
  public void date(Key key, DateWatch watch) {
    put(dates, key, watch);
  }

  /** Remembers dates that have come, and are no longer the user's. */
  public void pastDates(Key key, List<PastDate> dates) {
    put(pastDates, key, dates.isEmpty() ? null : List.copyOf(dates));
  }

  /** Remembers that a sequence has begun; null where nothing of it is left. */
  public void sequence(Key key, SequenceWatch watch) {
    put(sequences, key, watch);
  }

  /** All conditions that are not at rest, sorted; a view. */
  public Map<Key, TriggerWatch> conditions() {
    return conditions;
  }

  /** All dates that are known, sorted; a view. */
  public Map<Key, DateWatch> dates() {
    return dates;
  }

  /** All sequences that have begun, sorted; a view. */
  public Map<Key, SequenceWatch> sequences() {
    return sequences;
  }

  /** Forgets what is watched for a campaign, but for some of its triggers. */
  public void retain(String campaign, LongPredicate triggers) {
    conditions.keySet().removeIf(key -> isOther(key, campaign, triggers));
    dates.keySet().removeIf(key -> isOther(key, campaign, triggers));
    sequences.keySet().removeIf(key -> isOther(key, campaign, triggers));
    pastDates.keySet().removeIf(key -> isOther(key, campaign, triggers));
  }

  boolean isEmpty() {
    return conditions.isEmpty() && dates.isEmpty() && sequences.isEmpty() && pastDates.isEmpty();
  }

  void write(ByteWriter to) {
    to.unsigned(conditions.size() + (long) dates.size() + sequences.size() + pastDates.size());
    conditions.forEach(
        (key, watch) -> {
          key(key, CONDITION, to).flag(watch.held());
          due(watch.flip(), to);
          due(watch.entry(), to);
        });
    dates.forEach(
        (key, watch) -> {
          key(key, DATE, to).fixed(watch.value()).signed(watch.knownAt());
          to.signed(watch.lastYear());
          due(watch.next(), to);
        });
    sequences.forEach(
        (key, watch) -> {
          key(key, SEQUENCE, to).signed(watch.fed());
          due(watch.end(), to);
        });
    pastDates.forEach(
        (key, past) -> {
          key(key, PAST_DATES, to).unsigned(past.size());
          past.forEach(date -> to.fixed(date.value()).signed(date.lastYear()).signed(date.until()));
        });
  }

  static Watches read(ByteReader from) {
    Watches watches = new Watches();
    int size = from.count();
    for (int i = 0; i < size; i++) {
      Key key = new Key(from.text(), from.fixed());
      switch (from.oneByte()) {
        case CONDITION ->
            watches.conditions.put(key, new TriggerWatch(from.flag(), due(from), due(from)));
        case SEQUENCE -> watches.sequences.put(key, new SequenceWatch(from.signed(), due(from)));
        case PAST_DATES -> watches.pastDates.put(key, pastDates(from));
        default ->
            watches.dates.put(
                key,
                new DateWatch(
                    from.fixed(), from.signed(), Math.toIntExact(from.signed()), due(from)));
      }
    }
    return watches;
  }

  private static List<PastDate> pastDates(ByteReader from) {
    int size = from.count();
    List<PastDate> past = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      past.add(new PastDate(from.fixed(), Math.toIntExact(from.signed()), from.signed()));
    }
    return List.copyOf(past);
  }

  private static boolean isOther(Key key, String campaign, LongPredicate triggers) {
    return key.campaign.equals(campaign) && !triggers.test(key.trigger);
  }

  private static <V> void put(Map<Key, V> watches, Key key, V watch) {
    if (watch == null) {
      watches.remove(key);
    } else {
      watches.put(key, watch);
    }
  }

  private static ByteWriter key(Key key, byte kind, ByteWriter to) {
    return to.text(key.campaign).fixed(key.trigger).oneByte(kind);
  }

  private static void due(Due due, ByteWriter to) {
    to.flag(due != null);
    if (due != null) {
      to.signed(due.due()).signed(due.handled() - due.due());
    }
  }

  private static Due due(ByteReader from) {
    if (!from.flag()) {
      return null;
    }
    long due = from.signed();
    return new Due(due, due + from.signed());
  }
}
