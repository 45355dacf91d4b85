package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Plan;
import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.ListOf;
import io.beckon.core.model.Plan.MapOf;
import io.beckon.core.model.Plan.PlannedEvent;
import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tracking plan says, as it is read. */
class PlanReaderTest {

  @Test
  void thePlanOfTheLanguagePage() {
    Plan plan =
        plan(
            """
            plan: shop                             # the tracking plan
            events:
              order_placed:
                also: [Order Completed]            # other spellings that producers send
                keep: 400d
                properties: {order_id: string!, total: number!, currency: {type: string, allowed: [GBP, EUR]}, items: [{sku: string!, name: string, price: number, quantity: number}]}
            profile: {plan: {type: string, allowed: [starter, pro]}, birthday: date}
            breaks: set_aside
            """);

    assertThat(plan.id()).isEqualTo("shop");
    assertThat(plan.version()).matches("[0-9a-f]{16}");
    assertThat(plan.breaks()).isEqualTo(Plan.Breaks.SET_ASIDE);
    PlannedEvent order = plan.events().get("order_placed");
    assertThat(order.also()).containsExactly("Order Completed");
    assertThat(order.keep()).contains(Duration.ofDays(400));
    assertThat(order.span()).hasToString("plan.yaml:3:3");
    assertThat(order.properties())
        .containsExactly(
            Map.entry("order_id", required(Scalar.STRING)),
            Map.entry("total", required(Scalar.NUMBER)),
            Map.entry("currency", new Field(Scalar.STRING, false, List.of("GBP", "EUR"))),
            Map.entry(
                "items",
                optional(
                    new ListOf(
                        new MapOf(
                            Map.of(
                                "sku", required(Scalar.STRING),
                                "name", optional(Scalar.STRING),
                                "price", optional(Scalar.NUMBER),
                                "quantity", optional(Scalar.NUMBER)))))));
    assertThat(plan.profile())
        .containsEntry("plan", new Field(Scalar.STRING, false, List.of("starter", "pro")))
        .containsEntry("birthday", optional(Scalar.DATE));
  }

  @ParameterizedTest
  @CsvSource({
    "string, STRING",
    "number, NUMBER",
    "integer, INTEGER",
    "boolean, BOOLEAN",
    "date, DATE",
    "timestamp, TIMESTAMP",
    "any, ANY"
  })
  void eachTypeHasAWordAndAnExclamationMarkRequiresIt(String word, Scalar type) {
    assertThat(property(word)).isEqualTo(optional(type));
    assertThat(property(word + "!")).isEqualTo(required(type));
    assertThat(property("{type: " + word + ", required: true}")).isEqualTo(required(type));
    assertThat(property("[" + word + "]")).isEqualTo(optional(new ListOf(type)));
  }

  @Test
  void listsAndMapsAreRequiredByTheLongForm() {
    assertThat(property("{type: [string], required: true}"))
        .isEqualTo(required(new ListOf(Scalar.STRING)));
    assertThat(property("{type: {city: string}, required: true}"))
        .isEqualTo(required(new MapOf(Map.of("city", optional(Scalar.STRING)))));
  }

  @Test
  void aMapOrAnItemMayHaveAFieldCalledType() {
    assertThat(property("{type: {type: string}, provider: string}"))
        .isEqualTo(
            optional(
                new MapOf(
                    Map.of("type", optional(Scalar.STRING), "provider", optional(Scalar.STRING)))));
    assertThat(property("[{type: string, sku: string!}]"))
        .isEqualTo(
            optional(
                new ListOf(
                    new MapOf(
                        Map.of("type", optional(Scalar.STRING), "sku", required(Scalar.STRING))))));
  }

  @Test
  void aMapOfWhateverHasNoFields() {
    assertThat(property("{}")).isEqualTo(optional(new MapOf(Map.of())));
  }

  @Test
  void allowedValuesAreOfTheTypeThatIsPlanned() {
    assertThat(
            property("{type: string, allowed: [yes, true, 1, \"2\", null, ' a ', '']}").allowed())
        .containsExactly("yes", "true", "1", "2", "null", " a ", "");
    assertThat(property("{type: number, allowed: [1, 2.5]}").allowed()).containsExactly(1L, 2.5);
    assertThat(property("{type: integer, allowed: [1, 2.0]}").allowed()).containsExactly(1L, 2.0);
    assertThat(property("{type: boolean, allowed: [true]}").allowed()).containsExactly(true);
    assertThat(property("{type: date, allowed: [2025-03-01, --12-24]}").allowed())
        .containsExactly("2025-03-01", "--12-24");
    assertThat(property("{type: any, allowed: [1, one]}").allowed()).containsExactly(1L, "one");
  }

  @Test
  void anEventMayBePlannedByItsNameAlone() {
    Plan plan = plan("plan: shop\nbreaks: warn\nevents:\n  main:\n  cart: {}\n");

    assertThat(plan.events().keySet()).containsExactly("main", "cart");
    assertThat(plan.events().get("main").properties()).isEmpty();
    assertThat(plan.breaks()).isEqualTo(Plan.Breaks.WARN);
  }

  @Test
  void aPlanStandsBesideCampaigns() {
    Reading reading =
        read(
            """
            campaign: welcome
            trigger: {event: signed_up}
            steps: [{send: email, template: welcome}]
            ---
            plan: shop
            events: {signed_up: {}}
            """);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.campaigns()).hasSize(1);
    assertThat(reading.plan()).isPresent();
  }

  @Test
  void aPlanWithAProblemIsNone() {
    assertThat(read("plan: shop\nevents: {a: {keep: long}}").plan()).isEmpty();
    assertThat(read("plan: a\nevents: {a: {}}\n---\nplan: b\nevents: {b: {}}").plan()).isEmpty();
  }

  @Test
  void theVersionFollowsWhatIsSaid() {
    String version = plan("plan: shop\nevents: {a: {}}").version();

    assertThat(plan("# shop\nplan: shop\nevents:\n  a: {}\n").version()).isEqualTo(version);
    assertThat(plan("plan: shop\nevents: {b: {}}").version()).isNotEqualTo(version);
  }

  private static Field property(String type) {
    return plan("plan: shop\nevents: {a: {properties: {x: " + type + "}}}")
        .events()
        .get("a")
        .properties()
        .get("x");
  }

  private static Field optional(Plan.Type type) {
    return new Field(type, false, List.of());
  }

  private static Field required(Plan.Type type) {
    return new Field(type, true, List.of());
  }

  private static Plan plan(String text) {
    Reading reading = read(text);
    assertThat(reading.problems()).isEmpty();
    return reading.plan().orElseThrow();
  }

  private static Reading read(String text) {
    return CampaignReader.read(List.of(new SourceText("plan.yaml", text)));
  }
}
