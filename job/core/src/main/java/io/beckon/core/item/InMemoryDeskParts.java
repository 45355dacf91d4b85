package io.beckon.core.item;

import java.util.HashMap;
import java.util.Map;

/** One desk's bytes in memory, for runs that end with their process. */
public final class InMemoryDeskParts implements DeskParts {

  private final Map<Long, byte[]> watchers = new HashMap<>();
  private final Map<String, Long> places = new HashMap<>();
  private byte[] agenda;

  @Override
  public byte[] agenda() {
    return agenda;
  }

  @Override
  public void agenda(byte[] bytes) {
    agenda = bytes;
  }

  @Override
  public byte[] watcher(long place) {
    return watchers.get(place);
  }

  @Override
  public void watcher(long place, byte[] bytes) {
    if (bytes == null) {
      watchers.remove(place);
    } else {
      watchers.put(place, bytes);
    }
  }

  @Override
  public Long place(String userId) {
    return places.get(userId);
  }

  @Override
  public void place(String userId, Long place) {
    if (place == null) {
      places.remove(userId);
    } else {
      places.put(userId, place);
    }
  }

  /** Whether nothing is stored. */
  public boolean isEmpty() {
    return agenda == null && watchers.isEmpty() && places.isEmpty();
  }
}
