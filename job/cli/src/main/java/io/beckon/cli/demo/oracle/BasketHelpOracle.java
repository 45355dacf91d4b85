package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody opens the first cart reminder for the first time and follows a link in it within six
 * hours: two hours after that an offer of help, unless something was ordered since it was opened.
 */
final class BasketHelpOracle implements CampaignOracle {

  private static final long WITHIN = Duration.ofHours(6).toMillis();
  private static final long LATER = Duration.ofHours(2).toMillis();

  @Override
  public List<ExpectedSend> sends(UserLog log) {
    List<ExpectedSend> sends = new ArrayList<>();
    Set<Object> opened = new HashSet<>();
    for (int place = 0; place < log.size(); place++) {
      ShopEvent event = log.at(place);
      if (log.starts(place, "message_opened")
          && byPerson(event)
          && "cart-first".equals(event.properties().get("template"))
          && opened.add(event.properties().get("command_id"))) {
        follow(log, place, sends);
      }
    }
    return sends;
  }

  private static void follow(UserLog log, int start, List<ExpectedSend> sends) {
    ShopEvent opened = log.at(start);
    Object message = opened.properties().get("command_id");
    long until = opened.time() + WITHIN;
    int ordered = log.next(start, event -> event.name().equals("order_placed"));
    int clicked =
        log.next(
            start,
            event ->
                event.name().equals("message_clicked")
                    && byPerson(event)
                    && message.equals(event.properties().get("command_id"))
                    && event.time() <= until);
    int over = log.placeOf(Math.max(until, opened.logTime()) + GRACE);
    if (clicked >= log.size() || clicked >= over || clicked > ordered) {
      return;
    }
    ShopEvent click = log.at(clicked);
    long due = click.time() + LATER;
    long decided = Math.max(due, click.logTime()) + GRACE;
    if (log.placeOf(decided) <= ordered && log.reaches(decided)) {
      sends.add(new ExpectedSend(log.userId(), "basket-help", "basket-help", due, decided));
    }
  }

  private static boolean byPerson(ShopEvent event) {
    return Boolean.TRUE.equals(event.properties().get("human"));
  }
}
