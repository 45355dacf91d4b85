package io.beckon.gateway.hit;

import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.log.EventLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Hits on their way to the log. A reader does not wait for them: the image and the page come at
 * once, and a hit that the log does not take is counted as lost. A stop hands on what is held.
 */
public final class HitQueue implements AutoCloseable {

  private static final long LOOK_MS = 200;

  private final EventLog log;
  private final Counters counters;
  private final InstantSource clock;
  private final Sweeps sweeps;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "hits");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Begins to hand on.
   *
   * @param hold how long hits are held back; zero for not at all
   * @param most hits that are held
   */
  public HitQueue(EventLog log, Counters counters, InstantSource clock, Duration hold, int most) {
    this.log = log;
    this.counters = counters;
    this.clock = clock;
    this.sweeps = new Sweeps(hold, most, this::append);
    timer.scheduleAtFixedRate(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  void add(Hit hit) {
    synchronized (sweeps) {
      if (!sweeps.offer(hit)) {
        counters.add(Count.HITS_LOST);
      }
    }
  }

  private void look() {
    synchronized (sweeps) {
      sweeps.release(clock.instant());
    }
  }

  private void append(Hit hit, boolean swept) {
    boolean person = hit.program().isEmpty() && !swept;
    Count count =
        hit.isImage()
            ? person ? Count.OPENS : Count.OPENS_BY_PROGRAMS
            : person ? Count.CLICKS : Count.CLICKS_BY_PROGRAMS;
    log.append(List.of(hit.record(swept)))
        .whenComplete((done, failure) -> counters.add(failure == null ? count : Count.HITS_LOST));
  }

  /** Hands on all that is held. */
  @Override
  public void close() {
    timer.shutdown();
    synchronized (sweeps) {
      sweeps.releaseAll();
    }
  }
}
