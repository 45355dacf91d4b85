package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import org.junit.jupiter.api.Test;

/** A count in a window starts a journey when it is reached, and again only after it fell below. */
class CountTriggersTest {

  private static String shop(String trigger) {
    return """
        campaign: shop
        trigger: %s
        frequency: always
        steps: [{send: email, template: hello}]
        """
        .formatted(trigger);
  }

  @Test
  void theEventThatReachesTheCountStartsIt() {
    given(shop("{event: view, times: 3, within: 7d}"))
        .when(
            event("view").at("10:00"),
            event("view").at("1d 10:00"),
            event("view").at("2d 10:00"),
            event("view").at("3d 10:00"))
        .sends("2d 10:00 shop/hello (2d 10:00)");
  }

  @Test
  void itComesAgainOnceTheCountFellBelow() {
    given(shop("{event: view, times: 2, within: 7d}"))
        .when(
            event("view").at("10:00"),
            event("view").at("1d 10:00"),
            event("view").at("8d 10:00"),
            event("view").at("9d 10:00"))
        .sends("1d 10:00 shop/hello (1d 10:00)", "9d 10:00 shop/hello (9d 10:00)");
  }

  @Test
  void exactlyAWindowLaterTheFirstIsOut() {
    given(shop("{event: view, times: 2, within: 7d}"))
        .when(event("view").at("10:00"), event("view").at("7d 10:00"))
        .sends()
        .when(event("view").at("8d 10:00"))
        .sends("8d 10:00 shop/hello (8d 10:00)");
  }

  @Test
  void onlyTheSameCountTogether() {
    given(shop("{event: view, times: 2, within: 7d, same: product_id}"))
        .when(
            event("view").at("10:00").with("product_id", "a"),
            event("view").at("11:00").with("product_id", "b"),
            event("view").at("12:00"),
            event("view").at("13:00"),
            event("view").at("14:00").with("product_id", "a"))
        .sends("14:00 shop/hello (14:00)");
  }

  @Test
  void oneAndOnePointZeroAreTheSameAndTextIsNot() {
    given(shop("{event: view, times: 2, within: 7d, same: product_id}"))
        .when(
            event("view").at("10:00").with("product_id", 1L),
            event("view").at("11:00").with("product_id", "1"),
            event("view").at("12:00").with("product_id", 1.0))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void whatComesBetweenBeginsTheCountAnew() {
    given(shop("{event: view, times: 2, within: 7d, unless: order}"))
        .when(
            event("view").at("10:00"),
            event("order").at("11:00"),
            event("view").at("12:00"),
            event("view").at("13:00"))
        .sends("13:00 shop/hello (13:00)");
  }

  @Test
  void anOrderThatHappenedBeforeBothChangesNothing() {
    given(shop("{event: view, times: 2, within: 7d, unless: order}"))
        .when(
            event("view").at("10:00"),
            event("order").at("09:00").loggedAt("11:00"),
            event("view").at("12:00"))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void aLateEventThatHappenedBeforeTheOrderCompletesNothing() {
    given(shop("{event: view, times: 2, within: 7d, unless: order}"))
        .when(
            event("order").at("10:00"),
            event("view").at("11:00"),
            event("view").at("12:00"),
            event("view").at("09:00").loggedAt("13:00"))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void onlyMatchingEventsCount() {
    given(shop("{event: view, where: event.price >= 20, times: 2, within: 7d}"))
        .when(
            event("view").at("10:00").with("price", 30L),
            event("view").at("11:00").with("price", 5L),
            event("view").at("12:00").with("price", 20L))
        .sends("12:00 shop/hello (12:00)");
  }

  @Test
  void aLateEventThatReachesTheCountStartsIt() {
    given(shop("{event: view, times: 2, within: 7d}"))
        .when(event("view").at("10:00"), event("view").at("09:00").loggedAt("11:00"))
        .sends("11:00 shop/hello (09:00)");
  }

  @Test
  void theSameMessageTwiceCountsOnce() {
    given(shop("{event: view, times: 2, within: 7d}"))
        .when(
            event("view").at("10:00").withId("m-1"),
            event("view").at("10:00").loggedAt("10:05").withId("m-1"),
            until("1d 10:00"))
        .sends();
  }
}
