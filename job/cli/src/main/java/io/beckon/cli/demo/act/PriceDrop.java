package io.beckon.cli.demo.act;

import io.beckon.cli.demo.oracle.Oracle;
import io.beckon.cli.demo.oracle.Watchers;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.words.EventWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The price of a thing drops by one event, and everybody who looked at it gets the mail. */
final class PriceDrop implements Act {

  private static final String CAMPAIGN = "price-drop";
  private static final long DAY = Duration.ofDays(1).toMillis();

  /**
   * Prices change while nobody shops: who acts in the seconds until the mail is met as of then, and
   * not as of the drop.
   */
  private static final long EARLY = Duration.ofHours(4).toMillis();

  private static final int NAMED = 3;

  @Override
  public char key() {
    return 'p';
  }

  @Override
  public String hint() {
    return "price drop";
  }

  @Override
  public String title() {
    return "A price drops";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    ShopEvent look = stage.you(You::lookAtRug);
    stage.tell(
        "You look at a wool rug (%s) and leave. Time runs until four in the morning; others look, too."
            .formatted(price(look)));
    stage.travel(nextEarly(stage.now()), Duration.ofSeconds(6));
    ShopEvent drop = stage.dropPrice();
    Watchers watchers = Oracle.watchers(stage.written(), drop);
    stage.tell(
        "The rug is %s now: one event, of the rug. %d had looked at it in the last two days, %d had not."
            .formatted(price(drop), watchers.looked().size(), watchers.others().size()));
    stage.travel(drop.logTime() + stage.logLead().toMillis(), Duration.ofSeconds(4));
    stage.await(
        "the mail to those who looked at the rug",
        read -> told(read, drop).containsAll(watchers.told()));
    if (!told(stage.chronicle(), drop).equals(watchers.told())) {
      throw new ActFailed("Somebody was told of the rug who should not have been.");
    }
    tellWho(stage, drop, watchers);
    tellWhy(stage, drop);
  }

  private static void tellWho(Stage stage, ShopEvent drop, Watchers watchers)
      throws InterruptedException {
    stage.tell(
        "%d had looked and %d are told, all at %s: %s."
            .formatted(
                watchers.looked().size(),
                watchers.told().size(),
                TimeWords.clock(drop.logTime()),
                some(watchers.told(), stage.chronicle())));
    stage.pause(Duration.ofSeconds(6));
    stage.tell(
        "Not told, as they had not looked: %s."
            .formatted(some(watchers.others(), stage.chronicle())));
    stage.pause(Duration.ofSeconds(6));
  }

  private static void tellWhy(Stage stage, ShopEvent drop) throws InterruptedException {
    JourneyRecord entered =
        stage.chronicle().yourTrace().stream()
            .filter(one -> one.campaign().equals(CAMPAIGN) && one.dueAt() == drop.time())
            .filter(one -> one.decision() == Decision.ENTERED)
            .findFirst()
            .orElseThrow(() -> new ActFailed("You looked at the rug, and were not let in."));
    stage.tell(
        "Why you? The campaign asks event.price < event.seen.price; your record has %s and %s."
            .formatted(
                entered.values().get("event.price"), entered.values().get("event.seen.price")));
    stage.pause(Duration.ofSeconds(60));
  }

  /** Who got the mail of this drop. */
  private static Set<String> told(Chronicle read, ShopEvent drop) {
    return read.allSends().stream()
        .filter(send -> send.campaign().equals(CAMPAIGN) && send.dueAt() == drop.time())
        .map(SeenSend::userId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long nextEarly(long now) {
    long today = Math.floorDiv(now, DAY) * DAY + EARLY;
    return today > now ? today : today + DAY;
  }

  private static String some(Collection<String> users, Chronicle chronicle) {
    List<String> names = users.stream().limit(NAMED).map(chronicle::name).toList();
    String more = users.size() > NAMED ? " and %d more".formatted(users.size() - NAMED) : "";
    return String.join(", ", names) + more;
  }

  private static String price(ShopEvent event) {
    return EventWords.money((double) event.properties().get("price"));
  }
}
