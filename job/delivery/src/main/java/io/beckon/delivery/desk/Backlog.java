package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Holds;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stood in the sends topic when a worker started and has not been read yet. Until all of it
 * was, everything counts as held.
 */
final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

  private static final long ASKING_MS = 60_000;

  private final SendsLog log;
  private final Holds holds;
  private final ThrowingRunnable<Exception> release;

  /** Where those partitions ended whose records were not all read. */
  private final Map<Integer, Long> ends;

  private Map<Integer, Long> awaited;

  /**
   * What stands there now.
   *
   * @param release told when it was read
   */
  Backlog(SendsLog log, Holds holds, ThrowingRunnable<Exception> release) throws IOException {
    this.log = log;
    this.holds = holds;
    this.release = release;
    this.ends = new HashMap<>(log.ends());
    ask();
    if (!ends.isEmpty()) {
      LOG.info("Nothing is handed over until sends was read, of its partitions {}", ends.keySet());
      holds.setWordsToCome(true);
    }
  }

  private void ask() throws IOException {
    awaited = ends.isEmpty() ? Map.of() : log.behindLast(ends);
    ends.keySet().retainAll(awaited.keySet());
  }

  /** Where nothing is to be read, what an earlier start had held until it was is let go. */
  void start(ProcessingTimeService timers) throws Exception {
    if (holds.hasWordsToCome()) {
      askAgain(timers);
    } else {
      release.run();
    }
  }

  /** A record that is waited for may be deleted by its age meanwhile: asks again now and then. */
  private void askAgain(ProcessingTimeService timers) {
    if (holds.hasWordsToCome()) {
      timers.registerTimer(
          timers.getCurrentProcessingTime() + ASKING_MS,
          at -> {
            try {
              ask();
            } catch (IOException e) {
              LOG.warn("The sends topic cannot be asked for now: {}", e.getMessage());
            }
            releaseIfRead();
            askAgain(timers);
          });
    }
  }

  /** A partition was read up to an offset. */
  void read(int partition, long next) throws Exception {
    if (ends.containsKey(partition) && next >= awaited.get(partition)) {
      ends.remove(partition);
      releaseIfRead();
    }
  }

  private void releaseIfRead() throws Exception {
    if (ends.isEmpty() && holds.hasWordsToCome()) {
      LOG.info("The sends topic was read as far as it went at the start");
      holds.setWordsToCome(false);
      release.run();
    }
  }
}
