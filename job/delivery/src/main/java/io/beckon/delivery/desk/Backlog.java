package io.beckon.delivery.desk;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What stood in the sends topic when a worker started and has not been read yet. */
final class Backlog {

  private final SendsLog log;

  /** Where those partitions ended whose records were not all read. */
  private final Map<Integer, Long> ends;

  private Map<Integer, Long> awaited;

  Backlog(SendsLog log) throws IOException {
    this.log = log;
    this.ends = new HashMap<>(log.ends());
    askAgain();
  }

  /** A record that is waited for may have been deleted by its age meanwhile. */
  void askAgain() throws IOException {
    awaited = ends.isEmpty() ? Map.of() : log.behindLast(ends);
    ends.keySet().retainAll(awaited.keySet());
  }

  /** A partition was read up to an offset. */
  void read(int partition, long next) {
    if (ends.containsKey(partition) && next >= awaited.get(partition)) {
      ends.remove(partition);
    }
  }

  boolean isRead() {
    return ends.isEmpty();
  }

  /** The partitions that are waited for. */
  @Override
  public String toString() {
    return ends.keySet().toString();
  }
}
