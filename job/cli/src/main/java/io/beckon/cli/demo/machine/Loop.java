package io.beckon.cli.demo.machine;

import java.time.Duration;

/** A thread that does one thing again and again until it is closed, and remembers what broke it. */
public final class Loop implements AutoCloseable {

  private final Thread thread;
  private volatile boolean closed;
  private volatile Exception failure;

  /** What is repeated. */
  public interface Body {
    void run() throws Exception;
  }

  private Loop(String name, Duration rest, Body body) {
    thread = new Thread(() -> repeat(rest, body), name);
    thread.setDaemon(true);
  }

  public static Loop start(String name, Duration rest, Body body) {
    Loop loop = new Loop(name, rest, body);
    loop.thread.start();
    return loop;
  }

  private void repeat(Duration rest, Body body) {
    try {
      while (!closed) {
        body.run();
        Thread.sleep(rest.toMillis());
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (Exception e) {
      if (!closed) {
        failure = e;
      }
    }
  }

  /** What ended it; null while it runs, and where it was closed. */
  public Exception failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
