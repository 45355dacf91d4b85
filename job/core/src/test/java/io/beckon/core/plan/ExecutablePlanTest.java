package io.beckon.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.json.JsonReader;
import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an event keeps to the plan, what it is called, and what of it is kept. */
class ExecutablePlanTest {

  private static final ExecutablePlan PLAN =
      plan(
          """
          plan: shop
          events:
            order_placed:
              also: [Order Completed, "checkout done"]
              keep: 400d
              properties:
                order_id: string!
                total: number
                quantity: integer
                gift: boolean
                due: date
                placed_at: timestamp
                note: any
                currency: {type: string, allowed: [GBP, EUR]}
                rating: {type: number, allowed: [1, 2.5]}
                tags: [string]
                sizes: [[integer]]
                items: [{sku: string!, price: number}]
                address: {country: string!, city: {name: string}}
                meta: {}
            signed_up: {}
          profile:
            plan: {type: string, allowed: [starter, pro]}
            birthday: date
            address: {country: string!}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'total': 5, 'quantity': 5, 'gift': true, 'due': '2024-02-29', 'note': {'a': [1]}}",
        "{'total': 5.5, 'quantity': 5.0, 'gift': false, 'due': '--02-29', 'note': 1}",
        "{'placed_at': '2025-03-01T10:00:00Z'}",
        "{'placed_at': '2025-03-01T10:00+01:00'}",
        "{'placed_at': '2025-03-01T10:00:00.123456-08:00'}",
        "{'currency': 'GBP', 'rating': 1.0, 'tags': [], 'items': []}",
        "{'tags': ['a', null], 'sizes': [[1], [2, 3.0]]}",
        "{'items': [{'sku': 'a', 'price': 5, 'more': 1}], 'address': {'country': 'GB'}}",
        "{'meta': {'any': 1}, 'unknown': 'x', 'total': null}",
      })
  void anEventThatKeepsToThePlan(String properties) {
    assertThat(PLAN.differences(order("'order_id': 'o1'", properties))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "{'total': '5'} | `total` is not of type `number`",
        "{'total': [5]} | `total` is not of type `number`",
        "{'quantity': 5.5} | `quantity` is not of type `integer`",
        "{'gift': 'true'} | `gift` is not of type `boolean`",
        "{'gift': 1} | `gift` is not of type `boolean`",
        "{'due': '2025-02-29'} | `due` is not of type `date`",
        "{'due': '2025-03-01T10:00:00Z'} | `due` is not of type `date`",
        "{'due': 20250301} | `due` is not of type `date`",
        "{'placed_at': '2025-03-01'} | `placed_at` is not of type `timestamp`",
        "{'placed_at': '2025-03-01T10:00:00'} | `placed_at` is not of type `timestamp`",
        "{'placed_at': '2025-13-01T10:00:00Z'} | `placed_at` is not of type `timestamp`",
        "{'currency': 'gbp'} | `currency` has a value that is not allowed",
        "{'currency': 5} | `currency` is not of type `string`",
        "{'rating': 2} | `rating` has a value that is not allowed",
        "{'tags': 'a'} | `tags` is not a list",
        "{'tags': ['a', 5]} | `tags[]` is not of type `string`",
        "{'sizes': [[1], 2]} | `sizes[]` is not a list",
        "{'sizes': [[1], ['2']]} | `sizes[][]` is not of type `integer`",
        "{'items': [{'price': 5}]} | `items[].sku` is missing",
        "{'items': [{'sku': 'a', 'price': '5'}, {'sku': 5}]} | `items[].price` is not of type `number`",
        "{'address': 'GB'} | `address` is not a map",
        "{'address': {}} | `address.country` is missing",
        "{'address': {'country': 'GB', 'city': {'name': 5}}} | `address.city.name` is not of type `string`",
        "{'meta': []} | `meta` is not a map",
        "{'total': '5', 'gift': 0} | `total` is not of type `number`; `gift` is not of type `boolean`",
        "{'order_id': null} | `order_id` is missing",
        "{'total': '', 'quantity': '', 'gift': '', 'due': '', 'placed_at': '', 'tags': ''} | `total` is not of type `number`; `quantity` is not of type `integer`; `gift` is not of type `boolean`; `due` is not of type `date`; `placed_at` is not of type `timestamp`; and 1 more",
      })
  void anEventThatBreaksThePlan(String properties, String differences) {
    assertThat(PLAN.differences(order("'order_id': 'o1'", properties)))
        .contains("`order_placed` breaks the tracking plan `shop`: " + differences);
  }

  @Test
  void whatIsSaidRepeatsNoValue() {
    Event event = order("", "{'order_id': 4711, 'currency': 'secret', 'total': 'ann@example.com'}");

    assertThat(PLAN.differences(event).orElseThrow())
        .doesNotContain("4711", "secret", "ann@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "{'plan': 'Starter'} | `plan` has a value that is not allowed",
        "{'birthday': '17.5.1990'} | `birthday` is not of type `date`",
        "{'address': {'city': 'London'}} | `address.country` is missing",
      })
  void traitsThatBreakThePlan(String traits, String differences) {
    assertThat(PLAN.differences(identify(traits)))
        .contains("`identify` breaks the tracking plan `shop`: " + differences);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{'plan': 'pro'}", "{'plan': null}", "{'birthday': '--05-17'}", "{'x': 1}"})
  void traitsThatKeepToThePlan(String traits) {
    assertThat(PLAN.differences(identify(traits))).isEmpty();
  }

  @Test
  void unknownEventsAndThosePlannedByNameAlonePass() {
    assertThat(PLAN.differences(track("other", "{'total': '5'}"))).isEmpty();
    assertThat(PLAN.differences(track("signed_up", "{'total': '5'}"))).isEmpty();
    assertThat(ExecutablePlan.NONE.differences(order("", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Order Completed, order_placed",
    "checkout done, order_placed",
    "order_placed, order_placed",
    "order completed, order completed",
    "Email Sent, message_sent",
    "Email Delivered, message_delivered",
    "Email Opened, message_opened",
    "Email Link Clicked, message_clicked",
    "Email Bounced, message_bounced",
    "Email Marked as Spam, message_complained",
    "Unsubscribed, unsubscribed",
    "Subscribed, subscribed"
  })
  void anEventHasOneNameWhateverProducersCallIt(String spelling, String name) {
    assertThat(PLAN.named(track(spelling, "{}")).name()).isEqualTo(name);
    if (!name.equals("order_placed")) {
      assertThat(ExecutablePlan.NONE.named(track(spelling, "{}")).name()).isEqualTo(name);
    }
  }

  @Test
  void aMailSaysItsChannelByItsName() {
    assertThat(PLAN.named(track("Email Bounced", "{'template': 'a'}")).properties())
        .isEqualTo(Map.of("template", "a", "channel", "email"));
    assertThat(PLAN.named(track("Email Bounced", "{'channel': 'other'}")).properties())
        .isEqualTo(Map.of("channel", "other"));
    assertThat(PLAN.named(track("Unsubscribed", "{}")).properties()).isEmpty();
  }

  @Test
  void traitsAreNoEvents() {
    Event identify = new Event(Event.Kind.IDENTIFY, "Order Completed", "ann", "m", 0, Map.of());

    assertThat(PLAN.named(identify)).isSameAs(identify);
  }

  @Test
  void whatIsKeptOfAnEventIsWhatIsPlannedAndSingle() {
    Event event =
        order(
            "'order_id': 'o1'",
            "{'total': 5, 'note': 'n', 'tags': ['a'], 'items': [{'sku': 's'}], 'other': 1,"
                + " 'currency': null, 'meta': {'a': 1},"
                + " 'address': {'country': 'GB', 'street': 'x', 'city': {'name': 'y'}}}");

    assertThat(PLAN.kept(event))
        .isEqualTo(
            Map.of(
                "order_id",
                "o1",
                "total",
                5L,
                "address",
                Map.of("country", "GB", "city", Map.of("name", "y"))));
    assertThat(PLAN.keep("order_placed")).isEqualTo(400L * 24 * 3_600_000);
    assertThat(PLAN.keep("signed_up")).isZero();
    assertThat(PLAN.keep("other")).isZero();
  }

  @Test
  void aLongTextIsNotKept() {
    assertThat(PLAN.kept(order("'order_id': '" + "x".repeat(1_024) + "'", "{}"))).hasSize(1);
    assertThat(PLAN.kept(order("'order_id': '" + "x".repeat(1_025) + "'", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "total, true",
    "address.country, true",
    "address.city.name, true",
    "address.city, false",
    "address, false",
    "address.street, false",
    "tags, false",
    "items, false",
    "note, false",
    "other, false",
    "total.x, false"
  })
  void whatCanBeAskedForLater(String path, boolean kept) {
    assertThat(PLAN.keeps("order_placed", Arrays.asList((Object[]) path.split("\\."))))
        .isEqualTo(kept);
    assertThat(PLAN.keeps("order_placed", List.of())).isFalse();
  }

  @Test
  void aNumberIsWholeWhateverItsForm() {
    assertThat(ScalarCheck.fits(Scalar.INTEGER, 1e300)).isTrue();
    assertThat(ScalarCheck.fits(Scalar.INTEGER, -0.0)).isTrue();
    assertThat(ScalarCheck.fits(Scalar.INTEGER, 0.5)).isFalse();
  }

  private static Event order(String always, String properties) {
    Map<String, Object> all = new HashMap<>(map("{" + always + "}"));
    all.putAll(map(properties));
    return new Event(Event.Kind.TRACK, "order_placed", "ann", "m", 0, all);
  }

  private static Event track(String name, String properties) {
    return new Event(Event.Kind.TRACK, name, "ann", "m", 0, map(properties));
  }

  private static Event identify(String traits) {
    return new Event(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, "ann", "m", 0, map(traits));
  }

  private static Map<String, Object> map(String json) {
    try {
      byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return JsonReader.object(bytes, name -> true);
    } catch (Exception e) {
      throw new AssertionError(json, e);
    }
  }

  private static ExecutablePlan plan(String text) {
    Reading reading = CampaignReader.read(List.of(new SourceText("plan.yaml", text)));
    assertThat(reading.problems()).isEmpty();
    return ExecutablePlan.of(reading.plan().orElseThrow());
  }
}
