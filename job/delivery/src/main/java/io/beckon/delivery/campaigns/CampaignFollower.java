package io.beckon.delivery.campaigns;

import io.beckon.core.model.Policy;
import io.beckon.runtime.log.ReasonCounters;
import io.beckon.runtime.log.TopicReader;
import io.beckon.template.MessageTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the campaigns' log to its end, and from then on in rounds of its own thread, each to where
 * it ends then.
 *
 * <p>A version is in force a lead behind its record at the earliest, and pulses bring the log's
 * time; so as a rule all is known well before a message asks. One that was decided later than that
 * waits for a round that began when the message was there already: what is written behind it is no
 * older than the message.
 *
 * <p>A log that cannot be read, or was made anew, is read from its beginning once more; until then
 * what was known stays, and messages wait that were decided later.
 */
final class CampaignFollower implements Published {

  private static final Logger LOG = LoggerFactory.getLogger(CampaignFollower.class);

  private static final long BETWEEN_ROUNDS_MS = 1_000;
  private static final long PATIENCE_MS = 2_000;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Opens the log at its beginning. */
  @FunctionalInterface
  interface Opener {
    TopicReader open() throws IOException, InterruptedException;
  }

  private final Opener opener;
  private final long lead;
  private final KnownVersions versions;
  private final Counter failures;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Rounds are counted from 1; guarded by the lock, as the two below. */
  private long begun;

  private long wanted;
  private long done;
  private volatile long knownBefore = Long.MIN_VALUE;
  private volatile boolean closed;

  /** Whether the last round failed: nobody waits for the next one, which may take long. */
  private volatile boolean failing;

  /** What ended the following for good; null as long as nothing did. */
  private volatile Error broken;

  /** Of the thread alone once it runs; null where the log is to be read from its beginning. */
  private TopicReader log;

  private CampaignFollower(Opener opener, Duration lead, MetricGroup metrics) {
    ReasonCounters unusable = new ReasonCounters(metrics, "campaignRecordsUnusable");
    this.opener = opener;
    this.lead = lead.toMillis();
    this.versions = new KnownVersions(this.lead, unusable::count);
    this.failures = metrics.counter("campaignReadFailures");
    this.thread = new Thread(this::follow, "campaigns");
    this.thread.setDaemon(true);
  }

  /**
   * Reads the log to its end, in the caller's thread, and follows it from then on.
   *
   * @param lead as the campaign job has it
   * @throws IOException where it cannot be read to its end
   */
  static CampaignFollower start(Opener opener, Duration lead, MetricGroup metrics)
      throws IOException, InterruptedException {
    CampaignFollower follower = new CampaignFollower(opener, lead, metrics);
    try {
      follower.round();
    } catch (IOException | InterruptedException | RuntimeException e) {
      follower.closeLog();
      throw e;
    }
    follower.thread.start();
    return follower;
  }

  private void round() throws IOException, InterruptedException {
    long round = begin();
    if (log == null) {
      log = opener.open();
      versions.begin();
    }
    log.readToEnd(versions::take);
    versions.settle();
    end(round);
  }

  private long begin() {
    lock.lock();
    try {
      return ++begun;
    } finally {
      lock.unlock();
    }
  }

  private void end(long round) {
    if (versions.time() != Long.MIN_VALUE) {
      knownBefore = versions.time() + lead;
    }
    lock.lock();
    try {
      done = round;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    while (!closed) {
      try {
        rest();
        round();
        failing = false;
      } catch (IOException | RuntimeException e) {
        failures.inc();
        if (!failing && !closed) {
          LOG.warn(
              "The campaigns' log cannot be followed, and is read anew: {}",
              e instanceof IOException ? e.getMessage() : e.getClass().getName());
        }
        failed(null);
        closeLog();
      } catch (InterruptedException e) {
        break;
      } catch (Error e) {
        failures.inc();
        failed(e);
        break;
      }
    }
    closeLog();
  }

  /** Who waits for the round is not to wait for the next one. */
  private void failed(Error error) {
    broken = error;
    failing = true;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void mustGoOn() throws IOException {
    if (broken != null) {
      throw new IOException("The campaigns' log cannot be followed", broken);
    }
  }

  /** Until somebody waits for a round that has not begun, or it is time for the next one. */
  private void rest() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(BETWEEN_ROUNDS_MS);
      while (left > 0 && (failing || wanted <= begun)) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isKnown(Instant decidedAt) throws InterruptedException {
    return decidedAt.toEpochMilli() < knownBefore || isReadAnew();
  }

  private boolean isReadAnew() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      // One that is under way may have asked for the end before the message was decided.
      long round = begun + 1;
      wanted = Math.max(wanted, round);
      changed.signalAll();
      long left = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
      while (done < round && left > 0 && !closed && !failing) {
        left = changed.awaitNanos(left);
      }
      return done >= round;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<MessageTemplate> template(String name, Instant decidedAt) {
    return versions.template(name, decidedAt);
  }

  @Override
  public Policy policy(long at) {
    return versions.policy(at);
  }

  private void closeLog() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
