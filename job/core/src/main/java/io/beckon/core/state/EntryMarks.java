package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When the user last entered a campaign, for campaigns that may not be entered at will. One mark a
 * campaign, or a value of {@code per}.
 */
public final class EntryMarks {

  /** Values of {@code per} that are marked of one campaign; beyond them the oldest is forgotten. */
  public static final int BOUND = 500;

  private final Map<Key, Mark> marks = new TreeMap<>();

  private record Key(String campaign, String per) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byCampaign = campaign.compareTo(other.campaign);
      return byCampaign != 0 ? byCampaign : per.compareTo(other.per);
    }
  }

  private record Mark(long start, long forgetAt) {}

  /** Start of the latest entry, epoch milliseconds; empty where there was none. */
  public OptionalLong lastStart(String campaign, String per) {
    Mark mark = marks.get(key(campaign, per));
    return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.start);
  }

  /**
   * Marks an entry.
   *
   * @param start of the journey
   * @param forgetAt log time from which nobody can ask for the mark; {@link Long#MAX_VALUE} for
   *     never
   * @return false where an older mark of the campaign had to be forgotten for it
   */
  public boolean mark(String campaign, String per, long start, long forgetAt) {
    marks.merge(
        key(campaign, per),
        new Mark(start, forgetAt),
        (old, now) ->
            new Mark(Math.max(old.start, now.start), Math.max(old.forgetAt, now.forgetAt)));
    if (marks.size() <= BOUND) {
      // So no campaign has more; which is nearly always, and spares looking through them.
      return true;
    }
    List<Key> ofCampaign =
        marks.keySet().stream().filter(key -> key.campaign.equals(campaign)).toList();
    if (ofCampaign.size() <= BOUND) {
      return true;
    }
    ofCampaign.stream()
        .min(Comparator.comparingLong((Key key) -> marks.get(key).start))
        .ifPresent(marks::remove);
    return false;
  }

  /** Forgets what nobody can ask for at this log time. */
  public void forget(long logTime) {
    marks.values().removeIf(mark -> mark.forgetAt <= logTime);
  }

  /** The first instant at which a mark can be forgotten; {@link Long#MAX_VALUE} for never. */
  public long firstForgetting() {
    return marks.values().stream().mapToLong(Mark::forgetAt).min().orElse(Long.MAX_VALUE);
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  void write(ByteWriter to) {
    to.unsigned(marks.size());
    marks.forEach(
        (key, mark) ->
            to.text(key.campaign).text(key.per).signed(mark.start).signed(mark.forgetAt));
  }

  static EntryMarks read(ByteReader from) {
    EntryMarks marks = new EntryMarks();
    int size = from.count();
    for (int i = 0; i < size; i++) {
      marks.marks.put(new Key(from.text(), from.text()), new Mark(from.signed(), from.signed()));
    }
    return marks;
  }

  /** A canonical value of {@code per} is never empty, so that empty can stand for none. */
  private static Key key(String campaign, String per) {
    return new Key(campaign, per == null ? "" : per);
  }
}
