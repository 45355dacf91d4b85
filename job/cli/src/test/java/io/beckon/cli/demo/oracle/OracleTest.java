package io.beckon.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OracleTest {

  private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

  private static final OptionalLong NEVER = OptionalLong.empty();

  private final List<ShopEvent> log = new ArrayList<>();
  private OptionalLong edited = NEVER;

  @Test
  void aCartThatIsLeftGetsThreeMessages() {
    cart("0h", "c1", 25);
    assertThat(told()).containsExactly("cart-first 1h", "cart-second 24h", "cart-offer 72h");
  }

  @Test
  void aCheapItemStartsNothing() {
    cart("0h", "c1", 19.99);
    assertThat(told()).isEmpty();
  }

  @Test
  void sinceTheEditTheWholeCartMustBeWorthIt() {
    edited = OptionalLong.of(at("10h").toEpochMilli());
    filled("9h59m59s", "before", 25, 25);
    filled("10h", "cheap", 25, 59.99);
    filled("10h", "small", 10, 60);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "cart-first 10h59m59s",
            "cart-second 33h59m59s",
            "cart-offer 81h59m59s",
            "cart-first 11h",
            "cart-second 34h",
            "cart-offer 82h");
  }

  @Test
  void anOrderLastsHalfADaySinceTheEditAndACartKeepsWhatItBeganWith() {
    edited = OptionalLong.of(at("1h").toEpochMilli());
    track("0h", "order_placed", Map.of("cart_id", "c0"));
    filled("11h59m", "early", 60, 60);
    filled("12h", "late", 60, 60);
    assertThat(told()).containsExactly("cart-first 13h", "cart-second 36h", "cart-offer 84h");
    log.clear();
    filled("59m", "c1", 20, 20);
    track("5h", "order_placed", Map.of("cart_id", "c2"));
    assertThat(told()).containsExactly("cart-first 1h59m");
  }

  @Test
  void anOrderEndsTheCart() {
    cart("0h", "c1", 25);
    track("23h59m59s", "order_placed", Map.of("cart_id", "c1"));
    assertThat(told()).containsExactly("cart-first 1h");
  }

  @Test
  void anOrderInTheGraceIsInTimeAndOneAtItsEndIsNot() {
    cart("0h", "c1", 25);
    track("1h59s", "order_placed", Map.of("cart_id", "c1"));
    assertThat(told()).isEmpty();
    log.clear();
    cart("0h", "c1", 25);
    track("1h1m", "order_placed", Map.of("cart_id", "c1"));
    assertThat(told()).containsExactly("cart-first 1h");
  }

  @Test
  void anOrderOfAnotherCartEndsItAtTheNextMessage() {
    cart("0h", "c1", 25);
    track("2h", "order_placed", Map.of("cart_id", "c2"));
    assertThat(told()).containsExactly("cart-first 1h");
  }

  @Test
  void whoJustOrderedIsNotAskedAboutAnotherCart() {
    track("0h", "order_placed", Map.of("cart_id", "c0"));
    cart("23h59m", "c1", 25);
    assertThat(told()).isEmpty();
  }

  @Test
  void aCartThatWasEmptiedMayBeginAnew() {
    cart("0h", "c1", 25);
    cart("10m", "c1", 30);
    track("20m", "cart_emptied", Map.of("cart_id", "c1"));
    cart("30m", "c1", 25);
    assertThat(told())
        .containsExactly("cart-first 1h30m", "cart-second 24h30m", "cart-offer 72h30m");
  }

  @Test
  void aTicketLeavesOutTheSecondMessageOnly() {
    cart("0h", "c1", 25);
    track("3h", "support_ticket_opened", Map.of());
    assertThat(told()).containsExactly("cart-first 1h", "cart-offer 72h");
  }

  @Test
  void whatIsToldMoreThanADayLateStartsNothing() {
    add("0h", "24h1s", "cart_item_added", Map.of("cart_id", "c1", "price", 25.0));
    add("0h", "24h1s", "signed_up", Map.of());
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsToldTwiceIsOne() {
    cart("0h", "c1", 25);
    ShopEvent again = log.get(0);
    log.add(
        new ShopEvent(
            again.type(),
            again.name(),
            again.userId(),
            again.messageId(),
            again.time(),
            again.logTime() + 1_000,
            Map.of("cart_id", "c2", "price", 25.0)));
    assertThat(told()).hasSize(3);
  }

  @Test
  void somebodyNewGetsThreeLetters() {
    track("0h", "signed_up", Map.of());
    track("48h", "signed_up", Map.of());
    assertThat(told()).containsExactly("welcome 0s", "setup-help 24h", "check-in 72h");
  }

  @Test
  void whoHasSetUpNeedsNoHelpAndWhoHasLeftNoLetters() {
    track("0h", "signed_up", Map.of());
    track("24h59s", "setup_done", Map.of());
    track("25h", "account_closed", Map.of());
    assertThat(told()).containsExactly("welcome 0s");
  }

  @Test
  void theLastOrderIsTheOneThatIsMissed() {
    track("0h", "order_placed", Map.of("cart_id", "c1"));
    track("720h", "order_placed", Map.of("cart_id", "c2"));
    assertThat(told("2400h")).containsExactly("we-miss-you 2160h");
  }

  @Test
  void whoLookedHearsOfTheDropAtOnce() {
    look("0h", "p-09", 149);
    drop("18h", 134);
    assertThat(told()).containsExactly("cheaper-now 18h");
    assertThat(Oracle.sends(log, NEVER, at("18h").toEpochMilli()).get(0).decidedAt())
        .isEqualTo(at("18h").toEpochMilli());
  }

  @Test
  void whoLookedAtAnotherThingDoesNot() {
    look("0h", "p-10", 349);
    drop("18h", 134);
    assertThat(told()).isEmpty();
  }

  @Test
  void theLastLookCountsAndForTwoDays() {
    look("0h", "p-09", 149);
    drop("48h", 134);
    assertThat(told()).isEmpty();
    log.clear();
    look("0h", "p-09", 149);
    look("1h", "p-09", 134);
    drop("2h", 134);
    drop("47h", 120);
    assertThat(told()).containsExactly("cheaper-now 47h");
  }

  @Test
  void whatTheLogHearsOfBehindTheDropWasNotKnown() {
    add("0h", "19h", "product_viewed", Map.of("product_id", "p-09", "price", 149.0));
    drop("18h", 134);
    assertThat(told()).isEmpty();
  }

  @Test
  void whoHasClosedTheAccountHearsOfNoPrices() {
    look("0h", "p-09", 149);
    track("1h", "account_closed", Map.of());
    ShopEvent drop = drop("18h", 134);
    assertThat(told()).isEmpty();
    Watchers watchers = Oracle.watchers(log, drop);
    assertThat(watchers.looked()).containsExactly("ann");
    assertThat(watchers.told()).isEmpty();
    assertThat(watchers.others()).isEmpty();
  }

  @Test
  void nothingIsDecidedBeyondTheEndOfTheLog() {
    cart("0h", "c1", 25);
    assertThat(Oracle.sends(log, NEVER, at("1h").plusSeconds(60).toEpochMilli() - 1)).isEmpty();
    assertThat(Oracle.sends(log, NEVER, at("1h").plusSeconds(60).toEpochMilli())).hasSize(1);
  }

  /** Steps of the first days and when they are due, after the start. */
  private List<String> told() {
    return told("240h");
  }

  private List<String> told(String until) {
    List<ShopEvent> inOrder =
        log.stream().sorted(Comparator.comparingLong(ShopEvent::logTime)).toList();
    return Oracle.sends(inOrder, edited, at(until).toEpochMilli()).stream()
        .map(
            send -> {
              Duration due = Duration.between(START, Instant.ofEpochMilli(send.dueAt()));
              return send.step() + ' ' + due.toString().substring(2).toLowerCase();
            })
        .toList();
  }

  @Test
  void whoHasUnsubscribedFromItsTopicGetsNothingUntilItIsTakenBack() {
    cart("0h", "c1", 25);
    track("2h", "unsubscribed", Map.of("topic", "offers"));
    assertThat(told()).containsExactly("cart-first 1h");
    track("25h", "subscribed", Map.of("topic", "offers"));
    assertThat(told()).containsExactly("cart-first 1h", "cart-offer 72h");
  }

  @Test
  void unsubscribingFromAnotherTopicChangesNothingAndFromAllMailAll() {
    cart("0h", "c1", 25);
    track("2h", "unsubscribed", Map.of("topic", "tips"));
    assertThat(told()).containsExactly("cart-first 1h", "cart-second 24h", "cart-offer 72h");
    track("25h", "unsubscribed", Map.of("channel", "email"));
    assertThat(told()).containsExactly("cart-first 1h", "cart-second 24h");
    log.set(log.size() - 1, log.get(0));
    track("30m", "unsubscribed", Map.of());
    assertThat(told()).isEmpty();
  }

  @Test
  void whoOpensAReminderFollowsItAndDoesNotBuyIsOfferedHelp() {
    mail("0h", "message_opened", "m1", true);
    mail("5h", "message_clicked", "m1", true);
    assertThat(told()).containsExactly("basket-help 7h");
    track("7h30s", "order_placed", Map.of());
    assertThat(told()).isEmpty();
  }

  @Test
  void anotherMessageAProgramOrALateClickOffersNoHelp() {
    mail("0h", "message_opened", "m1", true);
    mail("1h", "message_clicked", "m2", true);
    mail("2h", "message_clicked", "m1", false);
    mail("6h1s", "message_clicked", "m1", true);
    mail("7h", "message_opened", "m3", false);
    mail("7h", "message_clicked", "m3", true);
    assertThat(told()).isEmpty();
  }

  @Test
  void openingItAgainChangesNothing() {
    mail("0h", "message_opened", "m1", true);
    mail("10h", "message_opened", "m1", true);
    mail("11h", "message_clicked", "m1", true);
    assertThat(told()).isEmpty();
  }

  private void mail(String at, String event, String command, boolean human) {
    track(at, event, Map.of("command_id", command, "template", "cart-first", "human", human));
  }

  private void cart(String at, String cart, double price) {
    track(at, "cart_item_added", Map.of("cart_id", cart, "price", price));
  }

  private void filled(String at, String cart, double price, double total) {
    track(at, "cart_item_added", Map.of("cart_id", cart, "price", price, "total", total));
  }

  private void look(String at, String product, double price) {
    track(at, "product_viewed", Map.of("product_id", product, "price", price));
  }

  private ShopEvent drop(String at, double price) {
    long time = at(at).toEpochMilli();
    ShopEvent drop =
        new ShopEvent(
            ShopEvent.Type.ITEM,
            "price_dropped",
            "",
            "m-" + log.size(),
            time,
            time,
            Map.of("product_id", "p-09", "price", price));
    log.add(drop);
    return drop;
  }

  private void track(String at, String name, Map<String, Object> properties) {
    add(at, at, name, properties);
  }

  private void add(String at, String taken, String name, Map<String, Object> properties) {
    log.add(
        new ShopEvent(
            ShopEvent.Type.TRACK,
            name,
            "ann",
            "m-" + log.size(),
            at(at).toEpochMilli(),
            at(taken).toEpochMilli(),
            properties));
  }

  private static Instant at(String afterStart) {
    return START.plus(Duration.parse("PT" + afterStart));
  }
}
