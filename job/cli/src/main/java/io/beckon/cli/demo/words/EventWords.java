package io.beckon.cli.demo.words;

import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.event.ItemNews;
import java.util.Locale;

/** What somebody did, or what happened to a thing, as one would say it. */
public final class EventWords {

  /** Later than this, the log was told late. */
  private static final long LATE = 60_000;

  private EventWords() {}

  /** A clause without its subject, {@code adds an oak side table}; of a thing, a whole sentence. */
  public static String of(SeenEvent event) {
    if (ItemNews.is(event.name())) {
      return "hears: " + event.text("name") + " " + money(event, "price");
    }
    String what =
        switch (event.name()) {
          case "page_viewed" -> "comes in" + on(event.text("path"));
          case "product_viewed" -> "looks at " + event.text("name");
          case "price_dropped" -> event.text("name") + " is now " + money(event, "price");
          case "cart_item_added" -> "adds " + event.text("name") + " " + money(event, "price");
          case "checkout_started" -> "goes to the till";
          case "order_placed" -> "ORDERS for " + money(event, "total");
          case "signed_up" -> "SIGNS UP";
          case "setup_done" -> "has set up everything";
          case "cart_emptied" -> "empties the cart";
          case "account_closed" -> "closes the account";
          case "message_sent" -> "gets mail: " + event.text("template");
          case "message_opened" -> "OPENS " + event.text("template");
          case "message_clicked" -> "CLICKS in " + event.text("template");
          case "unsubscribed" -> "UNSUBSCRIBES" + from(event);
          case "subscribed" -> "subscribes again";
          case "support_ticket_opened" -> "asks for help";
          default -> event.name().replace('_', ' ');
        };
    long late = event.logTime() - event.time();
    return late > LATE ? what + " (" + TimeWords.length(late) + " ago, offline)" : what;
  }

  /** An amount as people write it. */
  public static String money(double amount) {
    String format = amount == Math.rint(amount) ? "£%.0f" : "£%.2f";
    return String.format(Locale.ROOT, format, amount);
  }

  private static String money(SeenEvent event, String property) {
    return event.properties().get(property) instanceof Number amount
        ? money(amount.doubleValue())
        : "";
  }

  private static String from(SeenEvent event) {
    String topic = event.text("topic");
    return topic.isEmpty() ? "" : " from " + topic;
  }

  private static String on(String path) {
    return path.isEmpty() || path.equals("/home") ? "" : " on " + path;
  }
}
