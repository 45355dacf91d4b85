package io.beckon.sequence;

import io.beckon.core.state.MatchedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Events of a few users, in the order of the log, many of them at one instant. */
final class RandomEvents {

  static final List<String> USERS = List.of("ann", "bob", "cid");

  private static final List<String> NAMES = List.of("a", "b", "b", "c", "d");
  private static final long MINUTE = 60_000;

  private RandomEvents() {}

  /**
   * Some.
   *
   * @param ties whether several events may share an instant
   */
  static List<FedEvent> of(long seed, int count, boolean ties) {
    Random random = new Random(seed);
    List<FedEvent> events = new ArrayList<>();
    long time = 1_700_000_000_000L;
    for (int i = 1; i <= count; i++) {
      time += random.nextInt(3) == 0 ? 0 : random.nextInt(1, 12) * MINUTE;
      time += ties ? 0 : 1;
      String user = USERS.get(random.nextInt(USERS.size()));
      Map<String, Object> properties =
          random.nextInt(10) == 0
              ? Map.of("n", (long) random.nextInt(4))
              : Map.of("n", (long) random.nextInt(4), "s", "s" + random.nextInt(3));
      String name = NAMES.get(random.nextInt(NAMES.size()));
      MatchedEvent event = new MatchedEvent(i, time, time, user + "/" + i, name, properties, false);
      events.add(new FedEvent(event, time));
    }
    return events;
  }
}
