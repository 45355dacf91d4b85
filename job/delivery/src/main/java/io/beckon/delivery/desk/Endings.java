package io.beckon.delivery.desk;

import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.record.Entry;
import io.beckon.delivery.record.Report;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.SendCommand;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Tells that a command has ended: the ledger, ops, who reads the reports, and who gave it its
 * coupon codes.
 */
final class Endings {

  private static final String TRANSACTIONAL = "transactional";

  private final EndWrites ledger;
  private final DeskMetrics metrics;
  private final Coupons coupons;
  private final Consumer<Report> reports;

  Endings(EndWrites ledger, DeskMetrics metrics, Coupons coupons, Consumer<Report> reports) {
    this.ledger = ledger;
    this.metrics = metrics;
    this.coupons = coupons;
    this.reports = reports;
  }

  /**
   * Tells.
   *
   * @param write whether the ledger does not know yet
   */
  void tell(SendCommand command, Entry entry, Finish finish, boolean write, long now) {
    // Of one that is known no more from an old savepoint: it may have ended otherwise long ago.
    boolean forgotten = write && now >= entry.keepUntil();
    if (write && !forgotten) {
      ledger.write(
          new DeliveryRecord(
              command.getCommandId(),
              finish.end().word(),
              entry.progress().attempts() + 1,
              Instant.ofEpochMilli(now),
              command.getExpiresAt(),
              finish.code(),
              finish.reason(),
              command.getCampaign()));
    }
    boolean again = isRepeatable(command) || entry.progress().unanswered();
    if (!forgotten && finish.end().isSurelyNotTaken(again)) {
      coupons.giveBack(command.getCommandId());
    }
    metrics.ended(finish.end());
    Reports.of(command, entry, finish, now).forEach(reports);
  }

  private static boolean isRepeatable(SendCommand command) {
    return command.getCategory().equals(TRANSACTIONAL);
  }
}
