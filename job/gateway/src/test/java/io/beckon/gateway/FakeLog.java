package io.beckon.gateway;

import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.SegmentReader;
import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.LogUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A log in memory, which can be away, or slow to acknowledge. */
final class FakeLog implements EventLog {

  private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();
  private final BlockingQueue<CompletableFuture<Void>> unacknowledged = new LinkedBlockingQueue<>();
  private final Semaphore refusals = new Semaphore(0);
  private volatile RuntimeException broken;
  private volatile boolean away;
  private volatile boolean silent;

  @Override
  public CompletableFuture<Void> append(List<LogRecord> appended) {
    if (broken != null) {
      throw broken;
    }
    if (away) {
      refusals.release();
      return CompletableFuture.failedFuture(new LogUnavailableException("away"));
    }
    records.addAll(appended);
    if (silent) {
      CompletableFuture<Void> pending = new CompletableFuture<>();
      unacknowledged.add(pending);
      return pending;
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isWell() {
    return !away;
  }

  @Override
  public boolean isReachable() {
    return !away;
  }

  /** How often something was refused that nobody has waited for. */
  int refusals() {
    return refusals.availablePermits();
  }

  /** From now on it fails as nothing should. */
  void breakWith(RuntimeException failure) {
    broken = failure;
  }

  /** Waits until something was refused. */
  void awaitRefusal() throws InterruptedException {
    if (!refusals.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("Nothing was refused");
    }
  }

  void setAway(boolean isAway) {
    away = isAway;
  }

  /** From now on records are taken and not acknowledged. */
  void fallSilent() {
    silent = true;
  }

  /** Acknowledges the next one that was taken in silence. */
  void acknowledge() throws InterruptedException {
    unacknowledged.poll(10, TimeUnit.SECONDS).complete(null);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The next record's message. */
  Map<String, Object> message() throws InterruptedException, JsonException {
    return JsonReader.object(record().value(), name -> true);
  }

  /** The next record; waits for it. */
  LogRecord record() throws InterruptedException {
    LogRecord record = records.poll(10, TimeUnit.SECONDS);
    if (record == null) {
      throw new AssertionError("There is no record in the log");
    }
    return record;
  }

  /** The next record as the campaign job reads it, under the key that the job expects. */
  Event event() throws InterruptedException {
    LogRecord record = record();
    Decoded decoded = SegmentReader.read(record.value(), 0);
    if (!(decoded instanceof Decoded.Accepted accepted)) {
      throw new AssertionError("The job does not read it: " + decoded);
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    String user = accepted.event().userId();
    if (!user.equals(key) && !user.equals(SegmentReader.ANONYMOUS + key)) {
      throw new AssertionError("The key is not the user's");
    }
    return accepted.event();
  }

  /** All that are there now. */
  List<Event> events() throws InterruptedException {
    List<Event> events = new ArrayList<>();
    while (!records.isEmpty()) {
      events.add(event());
    }
    return events;
  }
}
