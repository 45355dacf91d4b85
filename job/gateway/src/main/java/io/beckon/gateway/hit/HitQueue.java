package io.beckon.gateway.hit;

import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.http.Place;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hits on their way to the log. A reader does not wait for them: the image and the page come at
 * once. While the log is away they wait here; of those that have no room the number is kept. A stop
 * hands on what is held.
 */
public final class HitQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HitQueue.class);

  private static final long LOOK_MS = 200;
  private static final long STOP_SECONDS = 5;

  /** On a stop so many go on at once: the log takes no more than it has memory for. */
  private static final int STRIDE = 1_000;

  private final EventLog log;
  private final Counters counters;
  private final InstantSource clock;
  private final Sweeps sweeps;
  private final BlockingQueue<Ready> ready;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "hits");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closing;

  /** The event's id is its own, so that it is one event however often it is tried. */
  private record Ready(LogRecord record, Count count) {}

  /**
   * Begins to hand on.
   *
   * @param hold how long hits are held back; zero for not at all
   * @param most hits that are held, and as many that wait for the log
   */
  public HitQueue(EventLog log, Counters counters, InstantSource clock, Duration hold, int most) {
    this.log = log;
    this.counters = counters;
    this.clock = clock;
    this.ready = new LinkedBlockingQueue<>(Math.max(most, 1));
    this.sweeps = new Sweeps(hold, most, this::decided);
    timer.scheduleAtFixedRate(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  void add(Hit hit) {
    synchronized (sweeps) {
      if (!sweeps.offer(hit)) {
        counters.add(Count.HITS_LOST);
      }
    }
  }

  private void decided(Hit hit, boolean swept) {
    boolean person = hit.program().isEmpty() && !swept;
    Count count =
        hit.isImage()
            ? person ? Count.OPENS : Count.OPENS_BY_PROGRAMS
            : person ? Count.CLICKS : Count.CLICKS_BY_PROGRAMS;
    wait(new Ready(hit.record(swept), count));
  }

  private void wait(Ready hit) {
    if (!ready.offer(hit)) {
      counters.add(Count.HITS_LOST);
    }
  }

  private void look() {
    try {
      synchronized (sweeps) {
        sweeps.release(clock.instant());
      }
      appendAll();
    } catch (RuntimeException e) {
      // Thrown on, it would end the timer.
      LOG.error("Hits were not handed on: {}", Place.of(e));
    }
  }

  /** Outside of the lock, since a log that is away may take its time; then one is enough to try. */
  private void appendAll() {
    for (int left = ready.size(); left > 0; left--) {
      append(ready.remove());
      if (!log.isWell()) {
        return;
      }
    }
  }

  private CompletableFuture<Void> append(Ready hit) {
    return log.append(List.of(hit.record()))
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                counters.add(hit.count());
              } else if (closing) {
                counters.add(Count.HITS_LOST);
              } else {
                wait(hit);
              }
            });
  }

  /**
   * Hands on all that is held. What a log that is away does not take within a few seconds is lost,
   * counted and said; it is opens and clicks, since all else is answered when the log has it.
   */
  @Override
  public void close() {
    closing = true;
    timer.shutdown();
    try {
      timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (sweeps) {
      sweeps.releaseAll();
    }
    int lost = appendLast();
    if (lost > 0) {
      LOG.warn("{} opens and clicks are lost: the log did not take them before the stop", lost);
    }
  }

  /** One that was not taken is enough to know that the others would not be either. */
  private int appendLast() {
    CompletableFuture<Void> stop = new CompletableFuture<Void>();
    stop.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS);
    List<CompletableFuture<Void>> handedOn = new ArrayList<>();
    Ready hit;
    boolean taken = true;
    while (taken && !stop.isDone() && (hit = ready.poll()) != null) {
      CompletableFuture<Void> safe = append(hit);
      handedOn.add(safe);
      if (!log.isWell() || handedOn.size() % STRIDE == 0) {
        taken = isTaken(safe, stop);
      }
    }
    int left = ready.size();
    counters.add(Count.HITS_LOST, left);
    ready.clear();
    return left + (int) handedOn.stream().filter(safe -> !isTaken(safe, stop)).count();
  }

  private static boolean isTaken(CompletableFuture<Void> safe, CompletableFuture<Void> stop) {
    return CompletableFuture.anyOf(safe, stop).handle((done, failure) -> failure == null).join()
        && safe.isDone()
        && !safe.isCompletedExceptionally();
  }
}
