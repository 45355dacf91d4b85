package io.beckon.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Watches the sink while somebody sends, and says how it went between two counts. */
final class Watch {

  private static final long LOOK_MS = 10;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Sink sink;
  private final Broker broker;

  Watch(Sink sink, Broker broker) {
    this.sink = sink;
    this.broker = broker;
  }

  /**
   * What the sink and this process did between two looks.
   *
   * @param perSecond mails to all but {@link Mailing#SICK}
   * @param ownCpu milliseconds of this process's CPU time a mail
   * @param allCpu with those of the sink and the broker
   */
  record Pace(double perSecond, double ownCpu, double allCpu) {}

  private record Look(long nanos, long mails, long own, long all) {}

  /** Waits until the sink has taken so many, then until it has taken so many. */
  Pace between(long first, long last) throws IOException, InterruptedException {
    Look begin = await(first);
    Look end = await(last);
    double mails = end.mails() - begin.mails();
    return new Pace(
        mails / (end.nanos() - begin.nanos()) * 1e9,
        (end.own() - begin.own()) / 1e6 / mails,
        (end.all() - begin.all()) / 1e6 / mails);
  }

  private Look await(long mails) throws IOException, InterruptedException {
    long most = -1;
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      long taken = count();
      if (taken >= mails) {
        long own = SYSTEM.getProcessCpuTime();
        return new Look(
            System.nanoTime(), taken, own, own + sink.cpu().toNanos() + broker.cpu().toNanos());
      }
      if (taken > most) {
        most = taken;
        deadline = System.nanoTime() + PATIENCE_NANOS;
      } else if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The sink has " + taken + " of " + mails + " mails");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private long count() throws IOException {
    long count = 0;
    for (Map.Entry<String, Long> domain : sink.taken().entrySet()) {
      count += domain.getKey().equals(Mailing.SICK) ? 0 : domain.getValue();
    }
    return count;
  }
}
