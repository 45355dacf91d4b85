package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No recipient sees another one's data: every value of a recipient carries the recipient's number,
 * and no other number is in the message.
 */
class ManyThreadsTest {

  private static final int THREADS = 16;

  /** Values of a recipient's in all parts of a message, counted by hand. */
  private static final int OF_TWO_ITEMS = 39;

  private static final int OF_THREE_ITEMS = 45;
  private static final Pattern NUMBERED = Pattern.compile("#(\\d+)#");

  private static final String PAGE =
      """
      <body>{% capture greeting %}Dear {{ profile.name }}{% endcapture %}
      {% assign key = profile.key %}{% assign place = profile.place %}
      <p>{{ greeting }}</p><p>{{ profile.missing | default: profile.name }}</p>
      {% for item in trigger.items %}
        {{ forloop.index }} {{ item.name | append: profile.tail }} {{ item.price | money: "EUR" }}
        {% if item.name == profile.wanted %}<b>{{ item.name }}</b>{% endif %}
        {% case item.kind %}{% when "a" %}{{ profile.name }}{% else %}{{ profile.tail }}{% endcase %}
      {% endfor %}
      <p>{{ trigger.byKey[profile.key] }} {{ trigger.items[profile.place].name }}
      {{ trigger.byKey[key] }} {{ trigger.items[place].name }}</p>
      <a href="https://shop.example/{{ profile.id }}?q={{ profile.name }}">{{ profile.name }}</a>
      {% cycle profile.name, profile.tail %} {{ trigger.at | date: "long" }}
      <a href="{{ unsubscribe_url }}">Unsubscribe</a></body>""";

  private final MessageTemplate template =
      new Shop()
          .with(
              "test/message.html",
              """
              ---
              from: {{ profile.sender }} <hello@shop.example>
              subject: {{ vary.subject }} for {{ profile.name }}
              preheader: {{ profile.tail }}
              ---
              """
                  + PAGE)
          .template();

  @Test
  void noRecipientSeesAnother() throws Exception {
    render(3_000);
  }

  @Test
  @Tag("slow")
  void noneOfAHundredThousandSeesAnother() throws Exception {
    render(100_000);
  }

  private void render(int messages) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> checked = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int first = thread;
        checked.add(threads.submit(() -> renderAll(first, messages)));
      }
      int rendered = 0;
      for (Future<Integer> done : checked) {
        rendered += done.get();
      }
      assertThat(rendered).isEqualTo(messages);
    } finally {
      threads.shutdownNow();
    }
  }

  private int renderAll(int first, int messages) {
    int rendered = 0;
    for (int number = first; number < messages; number += THREADS) {
      check(number, template.render(data(number), links(number)));
      rendered++;
    }
    return rendered;
  }

  private static void check(int number, RenderedMessage message) {
    String all =
        String.join(
            "\n",
            message.from(),
            message.subject(),
            message.preheader(),
            message.html(),
            message.text());
    Matcher numbers = NUMBERED.matcher(all.replace("%23", "#"));
    int seen = 0;
    while (numbers.find()) {
      if (Integer.parseInt(numbers.group(1)) != number) {
        throw new AssertionError(number + " sees what belongs to " + numbers.group(1));
      }
      seen++;
    }
    // None of them is empty: as many as there are for one recipient alone.
    if (seen != (number % 2 == 0 ? OF_TWO_ITEMS : OF_THREE_ITEMS)) {
      throw new AssertionError(number + " sees " + seen + " values of its own");
    }
  }

  private static MergeData data(int number) {
    String mark = "#" + number + "#";
    List<Map<String, Object>> items = new ArrayList<>();
    for (int i = 0; i < 2 + number % 2; i++) {
      items.add(
          Map.of("name", "item" + mark + i, "price", number * 0.25, "kind", i == 0 ? "a" : "b"));
    }
    return new MergeData(
        Map.of(
            "name", "name" + mark,
            "tail", "tail" + mark,
            "sender", "sender" + mark,
            "id", "id" + mark,
            "wanted", "item" + mark + "1",
            "key", "k" + number,
            "place", number % 2 * 2),
        Map.of(
            "items",
            items,
            "byKey",
            Map.of("k" + number, "value" + mark),
            "at",
            "2025-03-01T12:00:00Z"),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of("subject", "{{ profile.tail }} offer " + number % 7),
        Map.of(),
        Map.of(),
        Shop.NOON,
        Shop.UTC);
  }

  private static Links links(int number) {
    String mark = "%23" + number + "%23";
    return new Links(
        "https://b.example/u/" + mark,
        "https://b.example/p/" + mark,
        (index, url) -> "https://t.example/" + mark + "/" + index + "?to=" + url.length(),
        "https://t.example/o/" + mark);
  }
}
