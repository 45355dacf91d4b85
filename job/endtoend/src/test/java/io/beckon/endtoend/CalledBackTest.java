package io.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A mail waits, since the mail server said 451, and something happens. It is called back and never
 * arrives; that of somebody else, who waited as long, does.
 */
@Tag("slow")
@ExtendWith(Installation.Shared.class)
class CalledBackTest {

  private static final String BASKET = "Your basket is waiting";

  @AfterEach
  void relent(Installation shop) {
    shop.relay().relent();
  }

  @Test
  void aConversionCallsItBack(Installation shop) {
    waits(shop, "buyer");
    waits(shop, "looker");
    shop.track("buyer", "order_placed", Map.of("total", 25L));
    Await.until("it is called back", () -> shop.topics().deliveries("buyer").contains("cancelled"));
    assertThat(shop.topics().journeys("buyer")).contains("goal: order_placed", "called_back: goal");
    arrivesForTheOther(shop, "looker", "buyer");
  }

  @Test
  void anUnsubscribeCallsItBack(Installation shop) {
    shop.comes("leaver");
    shop.track("leaver", "offer_wanted", Map.of());
    String link = shop.mail("leaver", "An offer").unsubscribe().orElseThrow();
    waits(shop, "leaver");
    waits(shop, "stayer");
    shop.web().post(link, "List-Unsubscribe=One-Click", Map.of());
    Await.until(
        "it is called back", () -> shop.topics().deliveries("leaver").contains("cancelled"));
    assertThat(shop.topics().journeys("leaver")).contains("called_back: unsubscribed: offers");
    arrivesForTheOther(shop, "stayer", "leaver");
  }

  @Test
  void aHaltCallsItBackWhenItsUserIsMet(Installation shop) {
    waits(shop, "met");
    waits(shop, "unmet");
    shop.beckon("halt", "--all", "--reason", "wrong prices");
    try {
      Await.until(
          "it is called back",
          () -> {
            shop.comes("met");
            return shop.topics().deliveries("met").contains("cancelled");
          });
      shop.relay().relent();
    } finally {
      shop.beckon("resume", "--all");
      shop.awaitEntries();
    }
    arrivesForTheOther(shop, "unmet", "met");
  }

  private static void waits(Installation shop, String user) {
    shop.relay().putOff(shop.address(user));
    shop.comes(user);
    shop.track(user, "cart_item_added", Map.of("name", "mug"));
    Await.until(
        "the mail for " + user + " was put off",
        () -> shop.relay().timesPutOff(shop.address(user)) > 0);
  }

  private static void arrivesForTheOther(Installation shop, String other, String calledBack) {
    shop.relay().relent();
    shop.mail(other, BASKET);
    assertThat(shop.mailsTo(calledBack)).noneMatch(mail -> mail.subject().equals(BASKET));
    assertThat(shop.topics().deliveries(calledBack)).contains("cancelled");
    assertThat(shop.topics().deliveries(other)).containsExactly("accepted");
  }
}
