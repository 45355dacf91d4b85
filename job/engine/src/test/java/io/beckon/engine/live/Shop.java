package io.beckon.engine.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Users who fill carts, and pay for every third, until it is closed. */
final class Shop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int USERS = 97;

  private final Log log;
  private final String topic;

  /** So that a second shop over the same log has users and messages of its own. */
  private final String name = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Thread thread = new Thread(this::serve, "shop");
  private volatile long orders;
  private volatile Exception failure;

  Shop(Log log, String topic) {
    this.log = log;
    this.topic = topic;
    thread.start();
  }

  /** Returns when so many more events stand in the log. */
  void awaitOrders(long more) {
    long enough = orders + more;
    Await.until("orders", PATIENCE, () -> orders >= enough || failure != null);
  }

  private void serve() {
    long served = 0;
    try {
      while (open.get()) {
        String user = "user-" + name + '-' + served % USERS;
        String event = served % 3 == 2 ? "paid" : "cart";
        byte[] message =
            Messages.track(user, event, name + '-' + served, System.currentTimeMillis());
        log.write(topic, user, message).get();
        if (served % 10 == 0) {
          // The producer's own second try.
          log.write(topic, user, message).get();
        }
        orders = ++served;
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  /** Ends the shop; throws what had ended it before. */
  @Override
  public void close() throws Exception {
    open.set(false);
    thread.join();
    if (failure != null) {
      throw failure;
    }
  }
}
