package io.beckon.coupon.kafka;

import io.beckon.coupon.pool.CouponEntry;
import io.beckon.coupon.pool.Pools;
import io.beckon.coupon.pool.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pools in the hands of one worker: follows the topic, and writes claims and releases into it.
 * Which code a command has is what the topic says up to the command's claim, so that workers agree
 * without speaking to each other. Safe for several threads.
 */
public final class CouponLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CouponLog.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  /** Who waits for a code waits no longer for the log to be written, and then to be read. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** While Kafka is away; beyond it nobody claims. */
  private static final int MOST_UNSURE = 100_000;

  private final String topic;
  private final CouponReader reader;
  private final CouponWriter writer;
  private final Consumer<Standing> watch;
  private final Thread follower;

  private final Object lock = new Object();
  private final Pools pools = new Pools();

  /** Claims that may stand in the log, and have not been read there. */
  private final Set<CouponEntry.Claim> unsure = new HashSet<>();

  /** All before it is in the pools. */
  private long position;

  /** Why nothing is read any more; null as long as it is. */
  private CouponsUnavailableException ended;

  private volatile boolean closed;

  private CouponLog(String topic, Properties clients, Consumer<Standing> watch)
      throws CouponsUnavailableException {
    this.topic = topic;
    this.watch = watch;
    reader = new CouponReader(topic, clients);
    try {
      reader.readToEnd(pools::take);
      position = reader.position();
      writer = new CouponWriter(topic, clients);
    } catch (CouponsUnavailableException e) {
      reader.close();
      throw e;
    } catch (KafkaException e) {
      reader.close();
      throw new CouponsUnavailableException("The topic " + topic + ": " + e.getMessage(), e);
    }
    follower = new Thread(this::follow, "coupons");
    follower.setDaemon(true);
  }

  /**
   * Reads the topic to its end, and follows it from there.
   *
   * @param clients where the brokers are, and how to log in
   * @param watch told how a pool stands: all at first, then each when it has changed; from one
   *     thread at a time
   * @throws CouponsUnavailableException where the topic cannot be read, or is none to rely on
   */
  public static CouponLog open(String topic, Properties clients, Consumer<Standing> watch)
      throws CouponsUnavailableException {
    CouponLog log = new CouponLog(topic, clients, watch);
    log.pools.standings().forEach(watch);
    log.follower.start();
    return log;
  }

  /**
   * The code of a command: the one that it has, or the next that is free. The same each time, until
   * it is released.
   *
   * @return empty where none is free
   * @throws CouponsUnavailableException where it cannot be told in time; asking again does no harm
   */
  public Optional<String> claim(String pool, String commandId)
      throws CouponsUnavailableException, InterruptedException {
    CouponEntry.Claim claim = new CouponEntry.Claim(pool, commandId);
    synchronized (lock) {
      Optional<String> held = pools.codeOf(pool, commandId);
      if (held.isEmpty()) {
        mustFollow();
      }
      // Of a pool that is known to be dry nothing is asked: the log would grow with each retry.
      if (held.isPresent() || pools.standing(pool).free() == 0) {
        return held;
      }
      if (unsure.size() >= MOST_UNSURE && !unsure.contains(claim)) {
        throw new CouponsUnavailableException("Too many claims wait for the topic " + topic);
      }
      unsure.add(claim);
    }
    long offset = writer.write(claim, PATIENCE);
    synchronized (lock) {
      awaitRead(offset);
      unsure.remove(claim);
      return pools.codeOf(pool, commandId);
    }
  }

  private void awaitRead(long offset) throws CouponsUnavailableException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (position <= offset) {
      mustFollow();
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new CouponsUnavailableException("The topic " + topic + " cannot be read in time");
      }
      lock.wait(left);
    }
  }

  private void mustFollow() throws CouponsUnavailableException {
    if (ended != null || closed) {
      throw new CouponsUnavailableException(
          ended == null ? "The worker stops" : ended.getMessage());
    }
  }

  /**
   * Gives back what a command has, of all pools; nothing where it has none. Only for a command of
   * which it is certain that nobody was shown its codes. Safe after the next {@link #flush}.
   */
  public void release(String commandId) {
    Set<String> from = new TreeSet<>();
    synchronized (lock) {
      from.addAll(pools.heldBy(commandId));
      unsure.removeIf(claim -> claim.commandId().equals(commandId) && from.add(claim.pool()));
    }
    for (String pool : from) {
      writer.write(new CouponEntry.Release(pool, commandId));
    }
  }

  /**
   * Waits until all that was given back is safe.
   *
   * @throws IOException where some of it is not: who forgets that it was given back loses codes
   */
  public void flush() throws IOException {
    writer.flush();
  }

  private void follow() {
    while (!closed) {
      try {
        step();
      } catch (WakeupException e) {
        // Closed, or about to be.
      } catch (RetriableException e) {
        LOG.warn("The topic {} cannot be read for now: {}", topic, e.getClass().getSimpleName());
      } catch (CouponsUnavailableException | RuntimeException | Error e) {
        end(e);
        return;
      }
    }
  }

  private void step() throws CouponsUnavailableException {
    Set<String> changed = new TreeSet<>();
    Set<Standing> standings = new HashSet<>();
    // What is read in one go is taken in one go: nobody sees half of it.
    List<CouponEntry> entries = new ArrayList<>();
    reader.read(POLL, entries::add);
    synchronized (lock) {
      for (CouponEntry entry : entries) {
        if (pools.take(entry)) {
          changed.add(entry.pool());
        }
        if (entry instanceof CouponEntry.Claim claim) {
          unsure.remove(claim);
        }
      }
      position = reader.position();
      changed.forEach(pool -> standings.add(pools.standing(pool)));
      lock.notifyAll();
    }
    standings.forEach(watch);
  }

  private void end(Throwable why) {
    CouponsUnavailableException end =
        why instanceof CouponsUnavailableException known
            ? known
            : new CouponsUnavailableException(
                "The topic " + topic + " cannot be read: " + why.getClass().getSimpleName(), why);
    LOG.error("No more coupon codes until this worker starts anew. {}", end.getMessage());
    synchronized (lock) {
      ended = end;
      lock.notifyAll();
    }
  }

  /** What ended the following until a new start; empty while it goes on, or will by itself. */
  public Optional<CouponsUnavailableException> failure() {
    synchronized (lock) {
      return Optional.ofNullable(ended);
    }
  }

  /** Stops following; who waits for a code gets none. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      lock.notifyAll();
    }
    reader.wakeUp();
    try {
      follower.join(CLOSING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!follower.isAlive()) {
      reader.close();
    }
    writer.close();
  }
}
