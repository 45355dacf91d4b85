package io.beckon.core.state;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One user's bytes in memory, for runs that end with their process. What is stored is what the job
 * would store, so that such a run reads and writes the same bytes as a live one.
 */
public final class InMemoryUserParts implements UserParts {

  private final Map<Part, byte[]> parts = new EnumMap<>(Part.class);
  private final Map<String, byte[]> history = new TreeMap<>();
  private final Map<String, byte[]> sequences = new TreeMap<>();

  @Override
  public byte[] load(Part part, String row) {
    return part.hasRows() ? rows(part).get(row) : parts.get(part);
  }

  @Override
  public void save(Part part, String row, byte[] bytes) {
    if (part.hasRows()) {
      put(rows(part), row, bytes);
    } else {
      put(parts, part, bytes);
    }
  }

  @Override
  public Set<String> historyRows() {
    return Collections.unmodifiableSet(history.keySet());
  }

  /** Whether nothing is stored: the user is as one who was never seen. */
  public boolean isEmpty() {
    return parts.isEmpty() && history.isEmpty() && sequences.isEmpty();
  }

  private Map<String, byte[]> rows(Part part) {
    return part == Part.HISTORY ? history : sequences;
  }

  private static <K> void put(Map<K, byte[]> map, K key, byte[] bytes) {
    if (bytes == null) {
      map.remove(key);
    } else {
      map.put(key, bytes);
    }
  }
}
