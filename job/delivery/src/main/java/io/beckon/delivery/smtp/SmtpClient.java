package io.beckon.delivery.smtp;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands mails to the relay, for as many threads as ask: there are as many connections as threads
 * that send at one time. A connection is used again until it fails, is old, or has carried so many
 * mails. No thread waits longer than the relay's {@code attemptTimeout} for a whole attempt.
 */
public final class SmtpClient implements AutoCloseable {

  /** Servers close what has been idle for minutes. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Some servers close after a hundred. */
  private static final int MOST_MAILS = 100;

  private record Idle(SmtpConnection connection, long since) {}

  private final Relay relay;
  private final SSLSocketFactory tls;
  private final LongSupplier nanos;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<SmtpConnection> busy = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch;
  private volatile boolean closed;

  /** A client over the certificates that this Java trusts. */
  public SmtpClient(Relay relay) {
    this(relay, (SSLSocketFactory) SSLSocketFactory.getDefault(), System::nanoTime);
  }

  /**
   * A client.
   *
   * @param tls makes encrypted sockets
   * @param nanos tells how long a connection was idle
   */
  SmtpClient(Relay relay, SSLSocketFactory tls, LongSupplier nanos) {
    this.relay = relay;
    this.tls = tls;
    this.nanos = nanos;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "smtp-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Hands a mail over; whatever happens is an outcome. */
  public Outcome send(Envelope mail, GoAhead goAhead) {
    long until = System.nanoTime() + relay.attemptTimeout().toNanos();
    SmtpConnection connection = idle();
    if (connection != null) {
      Outcome outcome = send(connection, mail, goAhead, until);
      // The server had closed it while it was idle: that is nobody's failure.
      if (!(connection.failedAtTheDoor() && !connection.isUsable())) {
        return outcome;
      }
    }
    return send(new SmtpConnection(relay, tls), mail, goAhead, until);
  }

  private Outcome send(SmtpConnection connection, Envelope mail, GoAhead goAhead, long until) {
    busy.add(connection);
    ScheduledFuture<?> end =
        watch.schedule(connection::cut, until - System.nanoTime(), TimeUnit.NANOSECONDS);
    try {
      if (closed) {
        return new Outcome.Unwritten();
      }
      Outcome refused = connection.isUsable() ? null : connection.open();
      return refused != null ? refused : connection.send(mail, goAhead);
    } finally {
      boolean used = connection.isUsable() && connection.sent() < MOST_MAILS;
      if (!used) {
        // To close it is to write to it, and that is watched too.
        connection.close();
      }
      end.cancel(false);
      busy.remove(connection);
      if (used) {
        giveBack(connection);
      }
    }
  }

  private SmtpConnection idle() {
    synchronized (idle) {
      Idle next;
      while ((next = idle.pollLast()) != null) {
        if (nanos.getAsLong() - next.since() < IDLE_NANOS) {
          return next.connection();
        }
        next.connection().close();
      }
      return null;
    }
  }

  private void giveBack(SmtpConnection connection) {
    synchronized (idle) {
      if (!closed) {
        idle.addLast(new Idle(connection, nanos.getAsLong()));
        return;
      }
    }
    connection.close();
  }

  /** Cuts what is under way; who waits for an answer gets none. */
  @Override
  public void close() {
    closed = true;
    watch.shutdownNow();
    busy.forEach(SmtpConnection::cut);
    synchronized (idle) {
      idle.forEach(next -> next.connection().close());
      idle.clear();
    }
  }
}
