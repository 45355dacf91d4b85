package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the tracking plan keeps of an event, as bytes and within its bound. */
class KeptEventsTest {

  private final InMemoryUserParts parts = new InMemoryUserParts();

  @Test
  void comesBackAsItWas() {
    List<KeptEvent> events =
        List.of(
            new KeptEvent(3_000, 9, Map.of("id", "o3", "total", 5.5)),
            new KeptEvent(3_000, 4, Map.of()),
            new KeptEvent(-5, 12, Map.of("gift", true, "address", Map.of("country", "GB"))));
    UserState user = user();
    events.forEach(user.kept("order")::add);
    user.save();

    assertThat(user().kept("order").events()).isEqualTo(events);
    assertThat(user().kept("other").events()).isEmpty();
  }

  @Test
  void theOrderInWhichTheyComeLeavesNoTrace() {
    List<KeptEvent> events = new ArrayList<>();
    for (int place = 1; place <= 50; place++) {
      events.add(new KeptEvent(place * 7 % 11, place, Map.of("n" + place % 3, (long) place)));
    }
    byte[] inOrder = bytes(events);
    Collections.shuffle(events, new Random(7));

    assertThat(bytes(events)).isEqualTo(inOrder);
  }

  @Test
  void anOrderTakesAFewDozenBytes() {
    List<KeptEvent> events = new ArrayList<>();
    for (int place = 1; place <= 100; place++) {
      events.add(
          new KeptEvent(
              1_700_000_000_000L + place * 86_400_000L,
              place,
              Map.of("order_id", "o-" + (10_000 + place), "total", 10.25, "currency", "GBP")));
    }

    assertThat(bytes(events).length).isLessThan(3_600);
  }

  @Test
  void itsBytesAreReadByLaterBuilds() {
    List<KeptEvent> events =
        List.of(
            new KeptEvent(1_700_000_060_000L, 9, Map.of("id", "o2", "total", 5.5)),
            new KeptEvent(1_700_000_000_000L, 4, Map.of("gift", true, "total", 7L)));

    String written =
        "0103046769667402696405746f74616cc0c9b2fef96209"
            + "0005026f32044016000000000000e0d403040200030e";

    assertThat(HexFormat.of().formatHex(bytes(events))).isEqualTo(written);
    parts.save(Part.HISTORY, KeptEvents.row("order"), HexFormat.of().parseHex(written));
    assertThat(user().kept("order").events()).isEqualTo(events);
  }

  @Test
  void beyondTheBoundTheOldestIsForgotten() {
    KeptEvents kept = user().kept("order");
    for (int place = 1; place <= KeptEvents.BOUND; place++) {
      assertThat(kept.add(new KeptEvent(place, place, Map.of()))).isTrue();
    }

    assertThat(kept.add(new KeptEvent(5_000, 5_000, Map.of()))).isFalse();
    assertThat(kept.add(new KeptEvent(0, 5_001, Map.of()))).isFalse();

    assertThat(kept.events()).hasSize(KeptEvents.BOUND);
    assertThat(kept.events().get(0).time()).isEqualTo(5_000);
    assertThat(kept.events().get(KeptEvents.BOUND - 1).time()).isEqualTo(2);
  }

  @Test
  void longTextsTakeTheRoomOfManyEvents() {
    String text = "x".repeat(1_000);
    UserState user = user();
    for (int place = 1; place <= 65; place++) {
      assertThat(user.kept("order").add(new KeptEvent(place, place, Map.of("t", text)))).isTrue();
    }
    user.save();
    KeptEvents read = user().kept("order");

    assertThat(read.add(new KeptEvent(66, 66, Map.of("t", text)))).isFalse();
    assertThat(read.events()).hasSize(65);
  }

  @Test
  void whatIsOldIsForgottenAndNothingIsLeftOfNothing() {
    UserState user = user();
    user.kept("order").add(new KeptEvent(10, 1, Map.of()));
    user.kept("order").add(new KeptEvent(20, 2, Map.of()));
    user.kept("order").forget(10);
    assertThat(user.kept("order").events()).extracting(KeptEvent::time).containsExactly(20L);
    user.save();
    assertThat(parts.isEmpty()).isFalse();

    UserState later = user();
    later.kept("order").clear();
    later.save();

    assertThat(parts.isEmpty()).isTrue();
  }

  @Test
  void itsRowIsApartFromTheTalliesOfTheEvent() {
    UserState user = user();
    user.kept("order").add(new KeptEvent(10, 1, Map.of()));
    user.save();

    assertThat(parts.historyRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(KeptEvents.isRow(row)).isTrue();
              assertThat(KeptEvents.event(row)).isEqualTo("order");
            });
    assertThat(KeptEvents.isRow("order")).isFalse();
    assertThat(user().history("order").isEmpty()).isTrue();
  }

  private UserState user() {
    return new UserState("ann", parts);
  }

  private static byte[] bytes(List<KeptEvent> events) {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    events.forEach(user.kept("order")::add);
    user.save();
    return parts.load(Part.HISTORY, parts.historyRows().iterator().next());
  }
}
