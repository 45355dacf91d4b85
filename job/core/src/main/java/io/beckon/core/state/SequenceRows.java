package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The runs of sequences that a user has begun, a row a campaign and trigger; {@link Watches} knows
 * which rows there are. What is in a run only the one knows who matches sequences.
 *
 * <p>Bytes of a row: one for the form, eight for the trigger, then the runs.
 */
public final class SequenceRows {

  private static final int FORMAT = 1;

  private final UserParts parts;

  /** What was read or put, by key; null stands for no row. */
  private final Map<Watches.Key, byte[]> rows = new TreeMap<>();

  private final Map<Watches.Key, byte[]> changed = new TreeMap<>();

  SequenceRows(UserParts parts) {
    this.parts = parts;
  }

  /** The runs; null where there are none, or those of a trigger that says something else. */
  public byte[] runs(Watches.Key key) {
    if (!rows.containsKey(key)) {
      rows.put(key, read(key, parts.load(Part.SEQUENCES, row(key))));
    }
    return rows.get(key);
  }

  /** Keeps the runs; null removes the row. */
  public void keep(Watches.Key key, byte[] runs) {
    if (rows.containsKey(key) && Arrays.equals(rows.get(key), runs)) {
      return;
    }
    rows.put(key, runs);
    changed.put(key, runs);
  }

  void save() {
    changed.forEach((key, runs) -> parts.save(Part.SEQUENCES, row(key), write(key, runs)));
    changed.clear();
  }

  /** The name of a row. */
  public static String row(Watches.Key key) {
    return key.campaign() + '@' + HexFormat.of().toHexDigits(key.trigger());
  }

  private static byte[] write(Watches.Key key, byte[] runs) {
    return runs == null
        ? null
        : new ByteWriter().oneByte(FORMAT).fixed(key.trigger()).bytes(runs).toBytes();
  }

  private static byte[] read(Watches.Key key, byte[] row) {
    if (row == null) {
      return null;
    }
    ByteReader from = new ByteReader(row);
    Formats.expect("sequence", FORMAT, from.oneByte());
    return from.fixed() == key.trigger() ? from.bytes() : null;
  }
}
