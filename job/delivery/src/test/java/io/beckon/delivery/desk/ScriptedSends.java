package io.beckon.delivery.desk;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A sends topic of which only the ends are known: of each partition, behind its last record. */
final class ScriptedSends implements SendsLog {

  final Map<Integer, Long> stands = new ConcurrentHashMap<>();

  volatile boolean away;

  @Override
  public Map<Integer, Long> ends() {
    // Behind the last record stands the mark of a transaction.
    Map<Integer, Long> ends = new HashMap<>();
    stands.forEach((partition, next) -> ends.put(partition, next + 1));
    return ends;
  }

  @Override
  public Map<Integer, Long> behindLast(Map<Integer, Long> ends) throws IOException {
    if (away) {
      throw new IOException("away");
    }
    Map<Integer, Long> behind = new HashMap<>(stands);
    behind.keySet().retainAll(ends.keySet());
    return behind;
  }
}
