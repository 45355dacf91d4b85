package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sixty days after an order without another one: a letter. The next order, or closing the account,
 * ends the wait; an order that was placed earlier and is told later does not.
 */
final class WinBackOracle implements CampaignOracle {

  private static final long WAIT = Duration.ofDays(60).toMillis();

  @Override
  public List<ExpectedSend> sends(UserLog log) {
    List<ExpectedSend> sends = new ArrayList<>();
    int free = 0;
    for (int place = 0; place < log.size(); place++) {
      if (place < free || !log.starts(place, "order_placed")) {
        continue;
      }
      ShopEvent order = log.at(place);
      long due = order.time() + WAIT;
      long decided = Math.max(due, order.logTime()) + GRACE;
      int ended = log.next(place, WinBackOracle::ends);
      int decidedPlace = log.placeOf(decided);
      if (decidedPlace <= ended && log.reaches(decided)) {
        sends.add(new ExpectedSend(log.userId(), "win-back", "we-miss-you", due, decided));
      }
      free = Math.min(ended, decidedPlace);
    }
    return sends;
  }

  private static boolean ends(ShopEvent event) {
    return event.name().equals("order_placed") || event.name().equals("account_closed");
  }
}
