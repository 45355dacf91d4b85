package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A user's entry as this build writes it. The golden file says when the form changes: then the form
 * takes a new number, this file becomes another one that is read for ever, and a new one is
 * written.
 */
class WrittenEntryTest {

  private static final String GOLDEN = "user-entry-3.hex";
  private static final long START = 1_740_823_200_000L;
  private static final long HOUR = 3_600_000;

  @Test
  void theFormIsThatOfTheGoldenFile() throws IOException {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    fill(user);
    user.save();

    if ("overwrite".equals(System.getProperty("goldens"))) {
      Files.writeString(
          Path.of("src/test/resources/io/beckon/core/state").resolve(GOLDEN), text(parts));
    }
    assertThat(text(parts)).isEqualTo(text(golden()));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    UserState user = new UserState("ann", golden());
    List<Journey> journeys = user.agenda().journeys();

    assertThat(journeys).hasSize(3);
    Journey waiting = journeys.get(0);
    assertThat(waiting.waitsFor()).isEqualTo(waiting().waitsFor());
    assertThat(waiting.awaitsSince()).isEqualTo(new Anchor(START + HOUR, 7));
    assertThat(waiting.values()).isEqualTo(waiting().values());
    assertThat(waiting.variants()).isEqualTo(waiting().variants());
    assertThat(waiting.lastSend()).isEqualTo(new Anchor(START + HOUR + 60_000, 8));
    assertThat(waiting.sent()).isEqualTo(waiting().sent());
    assertThat(waiting.isHeld()).isFalse();
    Journey held = journeys.get(1);
    assertThat(held.isHeld()).isTrue();
    assertThat(held.waitsFor()).isEqualTo(held().waitsFor());
    assertThat(held.awaitsSince()).isNull();
    Journey plain = journeys.get(2);
    assertThat(plain.values()).isEmpty();
    assertThat(plain.variants()).isEmpty();
    assertThat(plain.awaitsSince()).isNull();
    assertThat(plain.lastSend()).as("before any, the start").isEqualTo(new Anchor(START, 3));

    assertThat(user.recent().first(START, one -> one.name().equals("visit")))
        .contains(
            new RecentEvents.Recent("visit", START, 4, START + 1_000, Map.of("page", "pricing")));
    assertThat(user.agenda().watches().conditions()).hasSize(1);
    assertThat(user.contact().write()).isNotNull();
  }

  /** A sent message was known by the place of its step. */
  @Test
  void whatTheFormBeforeSaidIsRead() throws IOException {
    UserState user = new UserState("ann", golden("user-entry-2.hex"));

    Journey waiting = user.agenda().journeys().get(0);
    assertThat(waiting.sent()).containsExactly(SentMessage.at(1, START + 25 * HOUR));
    assertThat(waiting.values()).isEqualTo(waiting().values());
    assertThat(waiting.lastSend()).isEqualTo(new Anchor(START + HOUR + 60_000, 8));
  }

  @Test
  void whatWasReadAndNotChangedIsNotWritten() throws IOException {
    InMemoryUserParts parts = golden();
    UserParts readOnly =
        new UserParts() {
          @Override
          public byte[] load(Part part, String row) {
            return parts.load(part, row);
          }

          @Override
          public void save(Part part, String row, byte[] bytes) {
            throw new AssertionError(part + " " + row + " is written for nothing");
          }

          @Override
          public Set<String> historyRows() {
            return parts.historyRows();
          }
        };
    UserState user = new UserState("ann", readOnly);
    user.agenda();
    user.profile().merge(Map.of("plan", "pro"));
    user.messages();
    user.recent();
    user.contact();

    user.save();
  }

  private static void fill(UserState user) {
    Agenda agenda = user.agenda();
    agenda.clock(START + HOUR);
    agenda.samePartition(3);
    agenda.nextPlace();
    agenda.nextPlace();
    agenda.tidyAt(START + 72 * HOUR);
    agenda.met(START - HOUR);
    agenda.rollCallAt(START + 24 * HOUR);
    agenda.wakeUps().request(START + 24 * HOUR, instant -> {}, instant -> {});
    agenda.marks().mark("shop", "\"c-1\"", START, START + 48 * HOUR);
    agenda
        .watches()
        .condition(
            new Watches.Key("win-back", 77),
            new TriggerWatch(true, new Due(START + HOUR, START + HOUR + 60_000), null));
    agenda.watches().date(new Watches.Key("birthday", -78), new DateWatch(5, START, 2025, null));
    agenda.journeys().add(waiting());
    agenda.journeys().add(held());
    agenda.journeys().add(new Journey(start("plain", 3)));

    user.profile().merge(Map.of("plan", "pro"));
    user.messages().add("message-1", START, 48 * HOUR);
    user.recent()
        .add(
            new RecentEvents.Recent("visit", START, 4, START + 1_000, Map.of("page", "pricing")),
            HOUR);
    user.contact().subscribe(Step.Subscribe.Status.UNSUBSCRIBED, "offers");
    user.contact().countInCaps(START, "email", 48 * HOUR);
  }

  private static Journey waiting() {
    Journey journey = new Journey(start("shop", 1));
    journey.moveTo(2);
    journey.lastDue(START + HOUR);
    journey.waitFor(
        new Due(START + 2 * HOUR, START + 2 * HOUR + 60_000), new Anchor(START + HOUR, 7));
    journey.set("percent", 5L);
    journey.set("items", List.of(Map.of("sku", "x"), 2.5));
    journey.variants().put("split-1", "five");
    journey.lastSend(new Anchor(START + HOUR + 60_000, 8));
    journey.sent().add(new SentMessage("first", "email", "offers", true, START + 25 * HOUR));
    return journey;
  }

  private static Journey held() {
    Journey journey = new Journey(start("tips", 2));
    journey.moveTo(1);
    journey.hold(new Due(START, START + 5 * HOUR));
    return journey;
  }

  private static Journey.Start start(String campaign, long place) {
    Map<String, Object> trigger = new LinkedHashMap<>();
    trigger.put("id", "c-1");
    trigger.put("price", 25.5);
    return new Journey.Start(
        campaign, "v-7f3a", "0123456789abcdef", null, START, place, "cart", trigger);
  }

  /** A line a part: its name, the row where there is one, and the bytes in hexadecimal. */
  private static String text(InMemoryUserParts parts) {
    StringBuilder text = new StringBuilder();
    for (Part part : Part.values()) {
      for (String row : part == Part.HISTORY ? parts.historyRows() : List.of("-")) {
        byte[] bytes = parts.load(part, row.equals("-") ? "" : row);
        if (bytes == null) {
          continue;
        }
        text.append(part).append(' ').append(row).append(' ');
        text.append(HexFormat.of().formatHex(bytes)).append('\n');
      }
    }
    return text.toString();
  }

  private static InMemoryUserParts golden() throws IOException {
    return golden(GOLDEN);
  }

  private static InMemoryUserParts golden(String name) throws IOException {
    InMemoryUserParts parts = new InMemoryUserParts();
    try (InputStream file = WrittenEntryTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
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
