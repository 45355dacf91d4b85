package io.beckon.delivery.desk;

import io.beckon.delivery.coupon.Coupons;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.metrics.MetricGroup;

/** Notes which commands gave back what they had. */
final class CouponBook implements Coupons {

  final List<String> givenBack = new CopyOnWriteArrayList<>();

  /** Whether what is given back cannot be written. */
  volatile boolean away;

  @Override
  public Map<String, String> take(String commandId, Set<String> pools) {
    throw new UnsupportedOperationException("no message is made here");
  }

  @Override
  public void giveBack(String commandId) {
    givenBack.add(commandId);
  }

  @Override
  public void flush() throws IOException {
    if (away) {
      throw new IOException("not written");
    }
  }

  /** Null while they can be followed. */
  volatile IOException ended;

  @Override
  public void mustGoOn() throws IOException {
    if (ended != null) {
      throw ended;
    }
  }

  @Override
  public void show(MetricGroup group) {}

  @Override
  public void close() {}
}
