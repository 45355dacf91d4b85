package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A user's entry as the first build wrote it. Every later build must read it, since the entry may
 * be a user's who has been silent since. What this build writes: {@link WrittenEntryTest}.
 */
class UserEntryTest {

  private static final String GOLDEN = "user-entry-1.hex";
  private static final long START = 1_740_823_200_000L;
  private static final long HOUR = 3_600_000;
  private static final TallyKey ALL = new TallyKey(TallyKind.TIMES, 0);
  private static final TallyKey SOME = new TallyKey(TallyKind.TIMES, -7);

  @Test
  void whatAnOldBuildWroteIsRead() throws IOException {
    UserState user = new UserState("ann", golden());

    Agenda agenda = user.agenda();
    assertThat(agenda.clock()).isEqualTo(START + HOUR);
    assertThat(agenda.samePartition(3)).isTrue();
    assertThat(agenda.samePartition(4)).isFalse();
    assertThat(agenda.nextPlace()).isEqualTo(3);
    assertThat(agenda.tidyAt()).isEqualTo(START + 72 * HOUR);
    assertThat(agenda.wakeUps().size()).isEqualTo(2);
    assertThat(agenda.marks().lastStart("shop", "\"c-1\"")).hasValue(START);
    assertThat(agenda.marks().lastStart("welcome", null)).hasValue(START - HOUR);
    assertThat(agenda.journeys()).hasSize(2);
    assertIsTheRunningJourney(agenda.journeys().get(0));
    assertIsTheOneThatWaitsForItsGoal(agenda.journeys().get(1));

    assertThat(user.profile().attributes())
        .containsExactly(
            Map.entry("plan", "pro"),
            Map.entry("address", Map.of("country", "GB")),
            Map.entry("age", 41L));
    assertThat(user.messages().contains("message-1", START + HOUR, 48 * HOUR)).isTrue();
    assertThat(user.messages().newest()).isEqualTo(START + HOUR);
    Occurrences orders = user.history("order").occurrences(ALL);
    assertThat(orders.size()).isEqualTo(2);
    assertThat(orders.latest(1)).isEqualTo(START);
    assertThat(orders.latest(2)).isEqualTo(START - 90 * 24 * HOUR);
    assertThat(user.history("order").occurrences(SOME).latest(1)).isEqualTo(START);
  }

  @Test
  void aFormThatThisBuildDoesNotKnowIsRefused() {
    InMemoryUserParts parts = new InMemoryUserParts();
    parts.save(Part.AGENDA, "", new byte[] {9});

    assertThatThrownBy(() -> new UserState("ann", parts).agenda())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The agenda is of format 9; this build reads format 3");
  }

  @Test
  void aUserWithoutAnythingTakesNoRoom() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.agenda().clock(START);
    user.profile();
    user.messages();
    user.history("order");

    user.save();

    assertThat(parts.isEmpty()).isTrue();
  }

  private static Journey running() {
    Map<String, Object> trigger = new LinkedHashMap<>();
    trigger.put("id", "c-1");
    trigger.put("price", 25.5);
    trigger.put("items", List.of(Map.of("sku", "x"), "note", 2L));
    trigger.put("gift", false);
    trigger.put("coupon", null);
    Journey journey =
        new Journey(
            new Journey.Start(
                "shop", "v-7f3a", "0123456789abcdef", "\"c-1\"", START, 1, "cart", trigger));
    journey.moveTo(2);
    journey.lastDue(START + HOUR);
    journey.waitFor(new Due(START + 2 * HOUR, START + 2 * HOUR + 60_000));
    journey.openGoal(new Due(START + 168 * HOUR, START + 168 * HOUR + 60_000));
    journey.watches(
        List.of(
            new ConditionWatch(true, new Due(START + 3 * HOUR, START + 3 * HOUR + 60_000)),
            new ConditionWatch(false, null)));
    journey.sent().add(SentMessage.at(1, START + 25 * HOUR));
    return journey;
  }

  private static void assertIsTheRunningJourney(Journey journey) {
    assertThat(journey.start()).isEqualTo(running().start());
    assertThat(List.copyOf(journey.start().trigger().keySet()))
        .isEqualTo(List.copyOf(running().start().trigger().keySet()));
    assertThat(journey.position()).isEqualTo(2);
    assertThat(journey.lastDue()).isEqualTo(START + HOUR);
    assertThat(journey.waitsFor()).isEqualTo(running().waitsFor());
    assertThat(journey.goalOpen()).isTrue();
    assertThat(journey.goalEnd()).isEqualTo(running().goalEnd());
    assertThat(journey.watches()).isEqualTo(running().watches());
    assertThat(journey.sent()).isEqualTo(running().sent());
    assertThat(journey.passedLastStep()).isFalse();
  }

  private static Journey waitingForItsGoal() {
    Journey journey =
        new Journey(
            new Journey.Start(
                "welcome", "v-1", "fedcba9876543210", null, START - HOUR, 2, "signup", Map.of()));
    journey.moveTo(1);
    journey.openGoal(new Due(START + 24 * HOUR, START + 24 * HOUR + 60_000));
    journey.passLastStep();
    return journey;
  }

  private static void assertIsTheOneThatWaitsForItsGoal(Journey journey) {
    assertThat(journey.start()).isEqualTo(waitingForItsGoal().start());
    assertThat(journey.passedLastStep()).isTrue();
    assertThat(journey.goalOpen()).isTrue();
    assertThat(journey.goalEnd()).isEqualTo(waitingForItsGoal().goalEnd());
    assertThat(journey.waitsFor()).isNull();
  }

  private static InMemoryUserParts golden() throws IOException {
    InMemoryUserParts parts = new InMemoryUserParts();
    try (InputStream file = UserEntryTest.class.getResourceAsStream(GOLDEN)) {
      assertThat(file).as(GOLDEN).isNotNull();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" "))
          .forEach(
              line ->
                  parts.save(
                      Part.valueOf(line[0]),
                      line[1].equals("-") ? "" : line[1],
                      HexFormat.of().parseHex(line[2])));
    }
    return parts;
  }
}
