package io.beckon.scenarios.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Logs of the shape of real ones, made up: few users with much to tell, so that everything meets;
 * times in whole minutes, so that several events share one; some messages told twice.
 */
final class MadeUpLog {

  private static final Instant START = Instant.parse("2024-12-01T08:00:00Z");

  private static final List<String> SHOP_EVENTS =
      List.of(
          "main",
          "main",
          "catalog",
          "product1",
          "product2",
          "cart",
          "delivery_choice",
          "payment_choice",
          "payment_done");

  private MadeUpLog() {}

  /** Orders of a year: few a user, some cancelled, some by guests. */
  static void retail(Path file, long seed, int size) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    Instant time = START;
    for (int i = 0; i < size; i++) {
      time = time.plus(Duration.ofMinutes(random.nextInt(2) * random.nextInt(700)));
      boolean cancelled = random.nextInt(8) == 0;
      String event = cancelled ? "order_cancelled" : "order_placed";
      double total = random.nextInt(80_000) / 100.0;
      lines.add(
          message(
              i,
              user(random, size / 15),
              event,
              time,
              String.format(
                  "{\"order_id\":\"%d\",\"total\":%s,\"currency\":\"GBP\",\"items\":"
                      + "[{\"sku\":\"A\",\"name\":null,\"quantity\":1,\"price\":%s}]}",
                  i, cancelled ? -total : total, total)));
      repeatSometimes(lines, random);
    }
    Files.write(file, lines);
  }

  /** Visits of some months: many within minutes of each other. */
  static void shop(Path file, long seed, int size) throws IOException {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    Instant time = START;
    for (int i = 0; i < size; i++) {
      time = time.plus(Duration.ofMinutes(random.nextInt(2) * random.nextInt(20)));
      String event = SHOP_EVENTS.get(random.nextInt(SHOP_EVENTS.size()));
      lines.add(message(i, user(random, size / 30), event, time, "{}"));
      repeatSometimes(lines, random);
    }
    Files.write(file, lines);
  }

  private static void repeatSometimes(List<String> lines, Random random) {
    if (random.nextInt(20) == 0) {
      lines.add(lines.get(lines.size() - 1));
    }
  }

  private static String user(Random random, int users) {
    int number = random.nextInt(users);
    return number % 10 == 0
        ? "\"anonymousId\":\"guest-" + number + "\""
        : "\"userId\":\"" + number + "\"";
  }

  private static String message(
      int number, String user, String event, Instant time, String properties) {
    return String.format(
        "{\"type\":\"track\",\"messageId\":\"m-%d\",%s,\"event\":\"%s\",\"timestamp\":\"%s\","
            + "\"properties\":%s}",
        number, user, event, time, properties);
  }
}
