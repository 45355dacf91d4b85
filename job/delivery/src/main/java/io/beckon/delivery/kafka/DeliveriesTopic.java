package io.beckon.delivery.kafka;

import io.beckon.delivery.ledger.KafkaLedger;
import io.beckon.delivery.ledger.Ledger;
import io.beckon.delivery.ledger.LedgerLog;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.runtime.options.Settings;

/** The ledger in Kafka. */
public final class DeliveriesTopic implements LedgerLog {

  private static final long serialVersionUID = 1L;

  private final Settings settings;

  public DeliveriesTopic(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Ledger open() {
    return new KafkaLedger(settings.get(DeliveryOptions.DELIVERIES), settings.kafka());
  }
}
