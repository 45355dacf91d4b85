package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author is told who has a tracking plan beside the campaign. */
class PlanCheckTest {

  private static final String PLAN =
      """
      plan: shop
      events:
        cart_item_added:
          properties:
            cart_id: string!
            price: number!
            quantity: integer
            gift: boolean
            kind: {type: string, allowed: [book, toy]}
            rating: {type: integer, allowed: [1, 2, 3]}
            added_at: timestamp
            note: any
            address: {country: string, lines: [string]}
            tags: [string]
            items: [{sku: string!, price: number, kind: {type: string, allowed: [big, small]}}]
        order_placed:
          also: [Order Completed]
          properties: {total: number!, coupon: string}
        signed_up: {}
      profile:
        plan: {type: string, allowed: [starter, pro]}
        visits: integer
      """;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "event.prize >= 20 | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "event.zzz == 1 | zzz | `zzz` is no property of `cart_item_added` | there is `cart_id`, `price`, `quantity`, `gift`, `kind`, `rating`, `added_at`, `note`, `address`, `tags` and more",
        "event[\"prize\"] >= 20 | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "has(event.prize) | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "event.price > 5 && event . prize > 1 | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "event.price == \"20\" | == | `event.price` is a number and cannot be compared with a text | write it without quotes: 20",
        "event.price >= \"much\" | >= | `event.price` is a number and cannot be compared with a text | convert one of them with int(), double() or string()",
        "event.cart_id == 7 | == | `event.cart_id` is a text and cannot be compared with a number | write it in quotes: \"7\"",
        "7 == event.cart_id | == | `event.cart_id` is a text and cannot be compared with a number | write it in quotes: \"7\"",
        "event.gift == \"true\" | == | `event.gift` is a condition and cannot be compared with a text | write it without quotes: true",
        "event.price == event.cart_id | == | `event.price` is a number and cannot be compared with a text | convert one of them with int(), double() or string()",
        "event.kind == \"Book\" | \"Book\" | `event.kind` is never \"Book\" | did you mean \"book\"?",
        "event.kind != \"boook\" | \"boook\" | `event.kind` is never \"boook\" | did you mean \"book\"?",
        "\"car\" == event.kind | \"car\" | `event.kind` is never \"car\" | allowed: \"book\", \"toy\"",
        "event.kind in [\"book\", \"Toy\"] | \"Toy\" | `event.kind` is never \"Toy\" | did you mean \"toy\"?",
        "event.price in [1, \"2\"] | \"2\" | `event.price` is a number, never \"2\" | write it without quotes: 2",
        "event.rating == 4 | 4 | `event.rating` is never 4 | allowed: 1, 2, 3",
        "event.cart_id + 1 == 2 | + | a number and a text cannot be added | convert one: int(), string()",
        "event.price - event.cart_id > 0 | - | `-` needs a number, and `event.cart_id` is a text | ~~",
        "event.price.contains(\"2\") | contains | `contains` needs a text, and `event.price` is a number | ~~",
        "event.tags == \"new\" | == | `event.tags` is a list and cannot be compared with a text | convert one of them with int(), double() or string()",
        "7 in event.tags | 7 | `event.tags[0]` is a text, never 7 | write it in quotes: \"7\"",
        "event.items.price > 20 | price | `event.items` is a list, and `price` can only be asked of its items | as in event.items.exists(item, item.price == ...)",
        "event.items.exists(i, i.prize > 20) | prize | `prize` is no field of an item of `items` | did you mean `price`?",
        "event.items.exists(i, i.kind == \"Big\") | \"Big\" | `i.kind` is never \"Big\" | did you mean \"big\"?",
        "event.items.filter(i, i.price > 1).exists(j, j.sku > 5) | > | `j.sku` is a text and cannot be compared with a number | write it in quotes: \"5\"",
        "event.items[0].skuu == \"a\" | skuu | `skuu` is no field of an item of `items` | did you mean `sku`?",
        "event.address.contry == \"GB\" | contry | `contry` is no field of `address` | did you mean `country`?",
        "event.price.amount > 1 | . | `.` needs a list or a map, and `event.price` is a number | ~~",
        "event.gift > 1 | > | `>` needs a number or a text, and `event.gift` is a condition | ~~",
        "event.price && event.gift | && | `&&` needs a condition, and `event.price` is a number | ~~",
        "event.cart_id | event.cart_id | this is a text, and a condition is needed | compare it with something, as in `event.price >= 20`",
        "profile.plann == \"pro\" | plann | `plann` is no attribute in the `profile` of the tracking plan | did you mean `plan`?",
        "profile.plan == \"Starter\" | \"Starter\" | `profile.plan` is never \"Starter\" | did you mean \"starter\"?",
        "profile.visits == \"3\" | == | `profile.visits` is a number and cannot be compared with a text | write it without quotes: 3",
      })
  void aConditionOfATrigger(String where, String marked, String message, String hint) {
    says(
        "campaign: c\ntrigger:\n  event: cart_item_added\n  where: '" + where + "'\n" + STEPS,
        marked,
        message,
        hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.price >= 20 && event.quantity == 1.0 && event.gift",
        "event.kind in [\"book\"] && event.kind.startsWith(\"B\") && event.kind > \"A\"",
        "event.note == 1 || event.note == \"one\" || event.note.what.ever",
        "event.items.exists(i, i.price > 20 && i.sku != \"\") && size(event.items) > 1",
        "event.address.country == \"GB\" && \"line\" in event.address.lines",
        "\"new\" in event.tags && event.tags[0] == \"new\"",
        "string(event.price) == \"20\" && int(event.cart_id) == 7",
        "profile.plan == \"pro\" && profile.email.endsWith(\".com\") && profile.address.city == \"x\"",
        "has(profile.timezone) && profile.locale == \"de\" && profile.pushToken != \"\"",
        "(event.gift ? event.kind : \"none\") == \"none\"",
      })
  void whatThePlanKnowsIsFine(String where) {
    assertThat(
            problems(
                "campaign: c\ntrigger:\n  event: cart_item_added\n  where: '"
                    + where
                    + "'\n"
                    + STEPS))
        .isEmpty();
  }

  private static final String STEPS = "steps: [{send: email, template: t}]\n";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "trigger: {event: cart_item_aded} | cart_item_aded | `cart_item_aded` is no event of the tracking plan | did you mean `cart_item_added`?",
        "trigger: {event: qqqqqq} | qqqqqq | `qqqqqq` is no event of the tracking plan | if producers send it, add it to the plan",
        "trigger: {event: Order Completed} | Order Completed | `Order Completed` is always taken as `order_placed` | write `order_placed`",
        "trigger: {event: Email Opened} | Email Opened | `Email Opened` is always taken as `message_opened` | write `message_opened`",
        "trigger: [{event: signed_up}, {event: order_plased}] | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "trigger: {event: message_opened, where: event.templat == \"a\"} | templat | `templat` is no property of `message_opened` | did you mean `template`?",
        "trigger: {event: order_placed}~per: totl~ | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "goal: {event: order_plased} | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "goal: {event: order_placed, value: event.totl} | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "goal: {event: order_placed, where: trigger.prize == event.total} | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "exit: [{event: order_plased}] | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "exit: [{event: order_placed, where: event.totl > 1}] | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "exit: [{not: {did: order_plased, within: 7d}}] | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "audience: [{any: [profile.plan == \"pro\", {did: order_placed, where: event.totl > 1}]}] | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "audience: trigger.kind == \"Toy\" | \"Toy\" | `trigger.kind` is never \"Toy\" | did you mean \"toy\"?",
        "audience: profile.visit > 1 | visit | `visit` is no attribute in the `profile` of the tracking plan | did you mean `visits`?",
        "steps: [{send: email, template: t, when: {did: signd_up}}] | signd_up | `signd_up` is no event of the tracking plan | did you mean `signed_up`?",
      })
  void aPlaceOfACampaign(String lines, String marked, String message, String hint) {
    String campaign = "campaign: c\n" + lines.replace("~", "\n");
    campaign += lines.contains("trigger:") ? "\n" : "\ntrigger: {event: cart_item_added}\n";
    campaign += lines.contains("steps:") ? "" : STEPS;

    says(campaign, marked, message, hint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '^',
      value = {
        "trigger: {event: order_placed, times: 3, within: 7d, same: totl} | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "trigger: {event: order_placed, times: 3, within: 7d, unless: signed_pu} | signed_pu | `signed_pu` is no event of the tracking plan | did you mean `signed_up`?",
        "trigger: {inactive: 5d, after: signd_up, without: order_placed} | signd_up | `signd_up` is no event of the tracking plan | did you mean `signed_up`?",
        "trigger: {inactive: 5d, without: [order_placed, page_view]} | page_view | `page_view` is no event of the tracking plan | did you mean `page_viewed`?",
        "trigger: {date: profile.birthdate, every: year} | birthdate | `birthdate` is no attribute in the `profile` of the tracking plan | did you mean `birthday`?",
        "trigger: {date: {first: order_plased}, every: year} | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "trigger: {date: {first: order_placed}, every: year}~audience: trigger.year > 1 | year | `year` is not known of what starts this campaign | did you mean `years`?",
        "trigger: {inactive: 5d, without: order_placed}~audience: trigger.total > 1 | total | `total` is not known of what starts this campaign | there is nothing to ask",
        "audience: {sum: order_plased.total, within: 90d, over: 500} | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "audience: {sum: order_placed.totl, within: 90d, over: 500} | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "audience: {sum: order_placed.coupon, within: 90d, over: 500} | order_placed.coupon | `sum` is made of numbers, and `order_placed.coupon` is a text | ^^",
        "audience: {max: cart_item_added.gift, over: 5} | cart_item_added.gift | `max` is made of numbers, and `cart_item_added.gift` is a condition | ^^",
        "audience: {distinct: cart_item_added.address.contry, over: 1} | contry | `contry` is no field of `address` | did you mean `country`?",
        "audience: {last: cart_item_added.kind, equals: Toy} | cart_item_added.kind | `cart_item_added.kind` is never \"Toy\" | did you mean \"toy\"?",
        "audience: {last: cart_item_added.price, equals: cheap} | cart_item_added.price | `cart_item_added.price` is a number, never \"cheap\" | ^^",
        "audience: {first: order_plased, before: 365d} | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "audience: {last: order_placed, where: event.totl > 1, before: 365d} | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "steps: [{wait_for: {event: order_plased, within: 1d}}, {send: email, template: t}] | order_plased | `order_plased` is no event of the tracking plan | did you mean `order_placed`?",
        "steps: [{wait_for: {event: order_placed, where: event.totl > trigger.price, within: 1d}, then: [{exit: a}]}, {send: email, template: t}] | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "steps: [{wait_for: {event: order_placed, within: 1d}, otherwise: [{send: email, template: t, when: profile.plann == 1}]}] | plann | `plann` is no attribute in the `profile` of the tracking plan | did you mean `plan`?",
        "steps: [{branch: [{when: trigger.prize > 1, steps: [{exit: a}]}]}, {send: email, template: t}] | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "steps: [{wait: {until: profile.birthdya}}, {send: email, template: t}] | birthdya | `birthdya` is no attribute in the `profile` of the tracking plan | did you mean `birthday`?",
        "steps: [{set: {journey.a: trigger.prize}}, {send: email, template: t}] | prize | `prize` is no property of `cart_item_added` | did you mean `price`?",
        "steps: [{set: {profile.plan: Pro}}, {send: email, template: t}] | profile.plan | `profile.plan` is never \"Pro\" | did you mean \"pro\"?",
        "steps: [{set: {journey.percent: 5}}, {send: email, template: t, when: journey.percnt == 5}] | percnt | `percnt` is set nowhere in this campaign | did you mean `percent`?",
        "steps: [{set: {journey.percent: 5}}, {send: email, template: t, when: journey.percent == \"5\"}] | == | `journey.percent` is a number and cannot be compared with a text | write it without quotes: 5",
        "steps: [{emit: {event: order_placed, properties: {totl: 5}}}, {send: email, template: t}] | totl | `totl` is no property of `order_placed` | did you mean `total`?",
        "steps: [{emit: {event: order_placed, properties: {total: much}}}, {send: email, template: t}] | total | `total` is a number, never \"much\" | ^^",
        "steps: [{emit: {event: Order Completed}}, {send: email, template: t}] | Order Completed | `Order Completed` is always taken as `order_placed` | write `order_placed`",
      })
  void anyOtherPlaceOfACampaign(String lines, String marked, String message, String hint) {
    aPlaceOfACampaign(lines, marked, message, hint);
  }

  @Test
  void whatACampaignSetsAndEmitsIsKnown() {
    assertThat(
            problems(
                """
                campaign: c
                trigger: {event: cart_item_added}
                frequency: always
                steps:
                  - set: {profile.tier: gold, journey.percent: 5}
                  - split:
                      - {name: a, weight: 50, set: {journey.offer: x}}
                      - {name: b, weight: 50, set: {journey.percent: many}}
                  - emit: {event: offer_made, properties: {percent: 5}}
                  - send: email
                    template: t
                    when: profile.tier == "gold" && (journey.percent == 5 || journey.offer == "x")
                ---
                campaign: d
                trigger: {event: offer_made, where: event.percent > 1 && profile.tier == "gold"}
                steps: [{send: email, template: u, when: {not: {did: offer_made, within: 1d}}}]
                """))
        .isEmpty();
  }

  @Test
  void segmentsAndThePolicyAreHeldAgainstThePlanToo() {
    assertThat(
            problems(
                """
                segment: good
                who: [profile.plan == "Pro", {sum: order_placed.totl, within: 90d, over: 500}]
                ---
                policy: default
                caps: [{per_user: 1, within: 7d, when: profile.less_often == true, then: drop}]
                """))
        .map(Problem::message)
        .containsExactly(
            "`profile.plan` is never \"Pro\"",
            "`totl` is no property of `order_placed`",
            "`less_often` is no attribute in the `profile` of the tracking plan");
  }

  @Test
  void aTriggerHasThePropertiesOfAllItsEvents() {
    String campaign =
        """
        campaign: c
        trigger: [{event: cart_item_added}, {event: order_placed}]
        audience: %s
        steps: [{send: email, template: t}]
        """;

    assertThat(problems(campaign.formatted("trigger.price > 1 || trigger.total > 1"))).isEmpty();
    assertThat(problems(campaign.formatted("trigger.prices > 1")))
        .map(Problem::message)
        .containsExactly("`prices` is no property of `cart_item_added` or `order_placed`");
  }

  @Test
  void anEventThatIsPlannedByNameAloneHasAnyProperties() {
    assertThat(
            problems(
                "campaign: c\ntrigger: {event: signed_up, where: event.source == 1}\n" + STEPS))
        .isEmpty();
  }

  @Test
  void viewsHaveAnyPropertiesWithoutAPlan() {
    assertThat(
            problems(
                "campaign: c\ntrigger: {event: page_viewed, where: event.section == 1}\n" + STEPS))
        .isEmpty();
  }

  @Test
  void aPlanThatSaysNothingOfUsersRefusesNoAttribute() {
    String plan = "plan: p\nevents: {signed_up: {}}\n---\n";
    String campaign = "campaign: c\ntrigger: {event: signed_up, where: profile.x == 1}\n" + STEPS;

    assertThat(compile(plan + campaign).problems()).isEmpty();
  }

  @Test
  void withoutAPlanEverythingCanBeAsked() {
    String campaign =
        "campaign: c\ntrigger: {event: whatever, where: event.x == 1 && profile.y}\n" + STEPS;

    assertThat(compile(campaign).problems()).isEmpty();
  }

  @Test
  void withoutAPlanOtherSpellingsThatAreBuiltInAreRefused() {
    assertThat(compile("campaign: c\ntrigger: {event: Email Bounced}\n" + STEPS).problems())
        .map(Problem::message)
        .containsExactly("`Email Bounced` is always taken as `message_bounced`");
  }

  @Test
  void aCampaignThatBreaksThePlanIsNotCompiled() {
    Compilation compilation =
        compile(
            PLAN
                + "---\ncampaign: bad\ntrigger: {event: order_plased}\n"
                + STEPS
                + "---\ncampaign: good\ntrigger: {event: order_placed}\n"
                + STEPS);

    assertThat(compilation.campaigns()).extracting(c -> c.id()).containsExactly("good");
  }

  @Test
  void oneCauseIsOneProblem() {
    assertThat(
            problems(
                "campaign: c\ntrigger: {event: cart_item_added, where: evnt.price > 1}\n" + STEPS))
        .map(Problem::message)
        .containsExactly("`evnt` is not known here");
  }

  @Test
  void allProblemsOfACampaignAreSaidAtOnce() {
    assertThat(
            problems(
                """
                campaign: c
                trigger: {event: cart_item_added, where: evnt.price > 1}
                audience: [trigger.prize > 1, profile.plan == "Pro"]
                steps: [{send: email, template: t}]
                """))
        .map(Problem::message)
        .containsExactly(
            "`evnt` is not known here",
            "`prize` is no property of `cart_item_added`",
            "`profile.plan` is never \"Pro\"");
  }

  @Test
  void thePlanChangesNothingOfWhatIsCompiled() {
    String campaign =
        "campaign: c\ntrigger: {event: cart_item_added, where: 'event.items.exists(i, i.price > 1)'}\n"
            + STEPS;

    var planned = compile(PLAN + "---\n" + campaign).campaigns().get(0);
    var dynamic = compile(campaign).campaigns().get(0);

    assertThat(planned.version()).isEqualTo(dynamic.version());
    assertThat(planned.triggers()).hasToString(dynamic.triggers().toString());
  }

  private static void says(String campaign, String marked, String message, String hint) {
    List<Problem> problems = problems(campaign);

    assertThat(problems).as(campaign).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.hint()).isEqualTo(hint == null ? "" : hint);
    String line = problem.span().source().line(problem.span().line());
    assertThat(line.substring(problem.span().column() - 1)).startsWith(marked);
  }

  private static List<Problem> problems(String campaign) {
    return compile(PLAN + "---\n" + campaign).problems();
  }

  private static Compilation compile(String text) {
    return Compilation.of(List.of(new SourceText("shop.yaml", text)));
  }
}
