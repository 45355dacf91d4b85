package io.beckon.cli.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft is a plan, and everything that it was drafted from keeps to it. */
class PlanDraftTest {

  private static final List<String> NAMES =
      List.of(
          "type",
          "allowed",
          "required",
          "a",
          "A",
          "a b",
          "event.x",
          "profile.y",
          "<<",
          "",
          " ",
          "yes",
          "null",
          "1",
          "é",
          "日本",
          "\u0085",
          "a\nb",
          "\"q\"",
          "it's",
          "#",
          "- x",
          "{",
          "a: b",
          "😀",
          "x".repeat(201),
          "\\",
          "%",
          "@",
          "&a",
          "*a",
          "!a",
          "~",
          "identify",
          "\uFEFF",
          "\u2028");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "A",
          " a ",
          "2025-03-01",
          "2025-03-01T10:00:00Z",
          "--12-24",
          "yes",
          "null",
          "5",
          "007",
          "a\tb",
          "\"",
          "\\",
          "# x",
          "a: b",
          "[x]",
          "€",
          "😀",
          "!x",
          "x".repeat(100));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 60, 300})
  void everythingKeepsToTheDraft(int size) {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed * 1_000L + size);
      List<Event> log = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        log.add(event(random));
      }

      keepsTo(draft(log), log, "seed " + seed);
    }
  }

  @Test
  void aLogWithoutEventsGivesAPlanWithoutEvents() {
    keepsTo(draft(List.of()), List.of(), "nothing");
  }

  @Test
  void whatIsFewAndFrequentIsAChoice() {
    List<Event> log = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      log.add(track("order", Map.of("kind", i % 2 == 0 ? "book" : "toy", "id", "o" + i)));
    }

    assertThat(draft(log).text())
        .contains("kind: {type: string, allowed: [book, toy], required: true}")
        .contains("id: string!");
    assertThat(draft(log.subList(0, 49)).text()).contains("kind: string!");
  }

  @Test
  void numbersAreWholeOnceThatIsMoreThanChance() {
    List<Event> log = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      log.add(track("order", Map.of("count", i % 2 == 0 ? (Object) 3L : 4.0)));
    }

    assertThat(draft(log).text()).contains("count: integer!");
    assertThat(draft(log.subList(0, 49)).text()).contains("count: number!");
  }

  @Test
  void memoryIsBoundedWhateverTheNames() {
    PlanDraft draft = new PlanDraft();
    for (int i = 0; i < 30_000; i++) {
      draft.take(track("e" + i % 1_500, Map.of("p" + i, Map.of("q" + i, "t" + i))));
    }

    assertThat(draft.eventNames()).isEqualTo(PlanDraft.MOST_EVENTS);
    assertThat(draft.text().length()).isLessThan(1_000_000);
    assertThat(draft.oddities()).contains("10,000 events left out: there are more than 1000 names");
    assertThat(read(draft.text()).problems()).isEmpty();
  }

  @Test
  void aMapFromOneThingToAnotherIsAMapOfWhatever() {
    List<Event> log = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      log.add(track("order", Map.of("stock", Map.of("sku-" + i, 1L))));
    }

    assertThat(draft(log).text()).contains("stock: {type: {}, required: true}");
    keepsTo(draft(log), log, "maps");
  }

  private static void keepsTo(PlanDraft draft, List<Event> log, String description) {
    Reading reading = read(draft.text());
    assertThat(reading.problems()).as("%s%n%s", description, draft.text()).isEmpty();
    ExecutablePlan plan = ExecutablePlan.of(reading.plan().orElseThrow());
    for (Event event : log) {
      assertThat(plan.differences(plan.named(event)))
          .as("%s%n%s%n%s", description, event, draft.text())
          .isEmpty();
    }
  }

  private static PlanDraft draft(List<Event> log) {
    PlanDraft draft = new PlanDraft();
    log.forEach(draft::take);
    return draft;
  }

  private static Reading read(String text) {
    return CampaignReader.read(List.of(new SourceText("plan.yaml", text)));
  }

  private static Event event(Random random) {
    if (random.nextInt(5) == 0) {
      return new Event(
          Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, "u", "m", 0, properties(random, 0));
    }
    List<String> names = List.of("order", "Order", "order placed", "Email Opened", "cart");
    String name =
        random.nextInt(4) == 0
            ? NAMES.get(random.nextInt(NAMES.size()))
            : names.get(random.nextInt(names.size()));
    return track(name, properties(random, 0));
  }

  private static Event track(String name, Map<String, Object> properties) {
    return new Event(Event.Kind.TRACK, name, "u", "m", 0, properties);
  }

  private static Map<String, Object> properties(Random random, int depth) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      properties.put(NAMES.get(random.nextInt(NAMES.size())), value(random, depth));
    }
    return properties;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth < 3 ? 8 : 6)) {
      case 0 -> null;
      case 1 -> (long) random.nextInt(3);
      case 2 -> random.nextInt(6) / 2.0;
      case 3 -> random.nextBoolean();
      case 4, 5 -> TEXTS.get(random.nextInt(TEXTS.size()));
      case 6 -> {
        List<Object> list = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> properties(random, depth + 1);
    };
  }
}
