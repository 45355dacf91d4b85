package io.beckon.cli.coupons;

import io.beckon.cli.brokers.BrokerOptions;
import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.terminal.Failure;
import io.beckon.coupon.kafka.CouponTopic;
import io.beckon.coupon.kafka.CouponsUnavailableException;
import io.beckon.coupon.pool.Pools;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options of every command about coupon codes, and the topic that they lead to. */
final class CouponsTopic extends BrokerOptions {

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = "coupons",
      description = "The topic of the pools. Default ${DEFAULT-VALUE}.")
  private String topic;

  String name() {
    return topic;
  }

  /** The pools as they stand. */
  Pools read() {
    try {
      return of(brokers(), topic).read();
    } catch (CouponsUnavailableException e) {
      throw failed(e);
    }
  }

  /** Puts codes into a pool. */
  void load(String pool, List<String> codes) {
    try {
      of(brokers(), topic).load(pool, codes);
    } catch (CouponsUnavailableException e) {
      throw new Failure(
          failed(e).getMessage() + " Load the file again: what is there already is passed over.",
          e);
    }
  }

  static CouponTopic of(Brokers brokers, String topic) {
    Properties clients = new Properties();
    clients.putAll(brokers.producer());
    // Told by the topic itself: how records are written and read.
    clients.keySet().removeAll(List.of("acks", "enable.idempotence"));
    clients.put("default.api.timeout.ms", String.valueOf(Brokers.PATIENCE.toMillis()));
    return new CouponTopic(topic, clients, InstantSource.system());
  }

  private Failure failed(CouponsUnavailableException e) {
    return new Failure(e.getMessage() + ".", e);
  }
}
