package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters and conditions make of values. */
class FiltersTest {

  private static final Map<String, Object> TRIGGER = new HashMap<>();

  static {
    TRIGGER.put("name", "ann-marie");
    TRIGGER.put("long", "one two three four");
    TRIGGER.put("price", 1234.5);
    TRIGGER.put("count", 7L);
    TRIGGER.put("amount", "19.90");
    TRIGGER.put("currency", "EUR");
    TRIGGER.put("at", "2025-07-01T22:30:00Z");
    TRIGGER.put("day", "2025-12-24");
    TRIGGER.put("birthday", "--05-17");
    TRIGGER.put("seconds", 1_751_409_000L);
    TRIGGER.put("blank", "  ");
    TRIGGER.put("none", null);
    TRIGGER.put("note", "a < b\nc");
    TRIGGER.put("tags", Arrays.asList("b", "a", "b", null));
    TRIGGER.put(
        "lines",
        List.of(
            Map.of("sku", "x", "price", 30L, "kind", "cup"),
            Map.of("sku", "y", "price", 4.5, "kind", "pot")));
  }

  private static String says(String liquid, String locale) {
    Map<String, Object> profile =
        Map.of("locale", locale, "timezone", "Europe/Berlin", "plan", "pro");
    return Shop.says(liquid, profile, TRIGGER).replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name | upcase                         | ANN-MARIE",
        "name | capitalize                     | Ann-marie",
        "name | replace: '-', ' '              | ann marie",
        "name | replace_first: 'a', 'A'        | Ann-marie",
        "name | remove: '-'                    | annmarie",
        "name | append: '!' | prepend: '>'     | &gt;ann-marie!",
        "name | slice: 0, 3                    | ann",
        "name | slice: -5, 5                   | marie",
        "name | size                           | 9",
        "name | split: '-' | last              | marie",
        "long | truncate: 9                    | one tw...",
        "long | truncatewords: 2               | one two...",
        "none | default: 'there'               | there",
        "blank | default: 'there'              | there",
        "count | default: 'there'              | 7",
        "count | plus: 1                       | 8",
        "count | minus: 0.5                    | 6.5",
        "count | times: 1.1                    | 7.7",
        "count | divided_by: 2                 | 3",
        "count | divided_by: 2.0               | 3.5",
        "count | modulo: 4                     | 3",
        "count | at_most: 5                    | 5",
        "count | at_least: 9                   | 9",
        "price | round                         | 1235",
        "price | floor                         | 1234",
        "amount | times: 3                     | 59.7",
        "none | plus: 1                        | 1",
        "price | money: 'GBP'                  | £1,234.50",
        "amount | money: trigger.currency      | €19.90",
        "count | money: 'JPY'                  | JP¥7",
        "none | money: 'GBP'                   | ",
        "price | number                        | 1,234.5",
        "price | number: 2                     | 1,234.50",
        "at | date: 'long'                     | 2 July 2025",
        "at | date: 'full'                     | Wednesday, 2 July 2025",
        "at | date: 'time'                     | 00:30",
        "at | date: 'weekday'                  | Wednesday",
        "at | date: 'd MMM yyyy, HH:mm'        | 2 Jul 2025, 00:30",
        "at | date: '%-d %B %Y'                | 2 July 2025",
        "day | date: 'day'                     | 24 December",
        "birthday | date: 'day'                | 17 May",
        "seconds | date: 'long'                | 2 July 2025",
        "tags | uniq | compact | sort | join: '+' | a+b",
        "lines | map: 'sku' | join: ', '       | x, y",
        "lines | sum: 'price'                  | 34.5",
        "lines | where: 'kind', 'pot' | map: 'sku' | first | y",
        "lines | sort: 'price' | map: 'sku' | first | y",
        "note                                  | a &lt; b\nc",
        "note | newline_to_br                  | a &lt; b<br>\nc",
        "note | escape                         | a &lt; b\nc",
        "note | escape | default: 'x'          | a &lt; b\nc",
        "note | url_encode                     | a%20%3C%20b%0Ac",
      })
  void filters(String row) {
    // The last bar stands before what comes out.
    int bar = row.lastIndexOf('|');
    String liquid = "{{ trigger." + row.substring(0, bar).strip() + " }}";
    assertThat(says(liquid, "en-GB")).as(liquid).isEqualTo(row.substring(bar + 1).strip());
  }

  @Test
  void germanReadersReadGermanNumbers() {
    String page =
        "{{ trigger.price | money: 'EUR' }} {{ trigger.price | number: 1 }}"
            + " {{ trigger.at | date: 'long' }} {{ trigger.day | date: 'day' }}";
    MessageTemplate german =
        new Shop()
            .with(
                "test/message.html",
                """
                ---
                from: a@b.example
                subject: x
                language: de
                category: transactional
                ---
                """
                    + page)
            .template();
    String said =
        german
            .render(Shop.to(Map.of("timezone", "Europe/Berlin"), TRIGGER), Shop.LINKS)
            .html()
            .replace('\u00a0', ' ');
    assertThat(said).contains("1.234,50 € 1.234,5 2. Juli 2025 24. Dezember");
  }

  @ParameterizedTest
  @CsvSource({
    "trigger.none == blank, yes",
    "trigger.blank == blank, yes",
    "trigger.name == blank, no",
    "trigger.none == empty, no",
    "trigger.missing, no",
    "trigger.name, yes",
    "trigger.price > 1000, yes",
    "trigger.amount > 9, yes",
    "trigger.none > 1, no",
    "trigger.none < 1, no",
    "trigger.name > 1, no",
    "trigger.count == 7.0, yes",
    "trigger.amount == 19.9, yes",
    "trigger.tags contains 'a', yes",
    "profile.plan == 'pro' and trigger.count >= 7, yes",
    "profile.plan != 'pro' or trigger.count < 7, no",
  })
  void conditions(String condition, String answer) {
    assertThat(says("{% if " + condition + " %}yes{% else %}no{% endif %}", "en"))
        .isEqualTo(answer);
  }

  @Test
  void aFilterThatCannotSaysSoAndNothingOfTheRecipient() {
    for (String liquid :
        List.of(
            "{{ trigger.name | plus: 1 }}",
            "{{ trigger.count | divided_by: 0 }}",
            "{{ trigger.price | money: 'XYZ1' }}",
            "{{ trigger.name | date: 'long' }}")) {
      assertThatThrownBy(() -> says(liquid, "en"))
          .isInstanceOf(RenderException.class)
          .hasMessageContaining("filter")
          .hasNoCause()
          .hasMessageNotContaining("marie");
    }
  }
}
