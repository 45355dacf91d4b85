package io.beckon.core.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.item.NaiveShelf.Line;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The desks against a list of everything that was ever said. */
class DesksPropertyTest {

  private static final int TRIES = 2_000;
  private static final TimeRules RULES = new TimeRules(0, 8_000, 0, 60_000, Long.MIN_VALUE, 0);
  private static final NaiveShelf NAIVE = new NaiveShelf(3, 10_000, 8_000);

  @Property(tries = TRIES)
  void desksTellWhomAListOfEverythingWould(@ForAll long seed) {
    List<Line> log = log(new Random(seed));

    assertThat(told(log, log.size()))
        .as(log.toString().replace("Line", "\n"))
        .isEqualTo(NAIVE.told(log));
  }

  @Property(tries = TRIES / 4)
  void itDoesNotMatterWhenTheHostLooksNorInWhatOrderTheLogIsRead(@ForAll long seed) {
    Random random = new Random(seed);
    List<Line> log = log(random);
    List<Line> shuffled = new ArrayList<>(log);
    // Whoever waits for log time may read what it waits for in any order of its partitions.
    Collections.shuffle(shuffled, random);
    shuffled.sort((a, b) -> Boolean.compare(a.logTime() > 30_000, b.logTime() > 30_000));

    List<String> once = told(log, 0);
    assertThat(told(log, log.size())).isEqualTo(once);
    assertThat(byItem(told(distinctInstants(shuffled), 0)))
        .isEqualTo(byItem(told(distinctInstants(log), 0)));
  }

  /** Runs the desks; they are told to go on behind so many of the lines. */
  private static List<String> told(List<Line> log, int looks) {
    Shelf shelf =
        Shelf.watchedBy(
                "{item: dropped, id: id, where: event.price < event.seen.price,"
                    + " watched_by: {did: viewed, within: 10s, unless: removed}}")
            .under(RULES)
            .within(new ItemBounds(3, 1_000));
    int place = 0;
    for (Line line : log) {
      Map<String, Object> properties = Map.of("id", line.item(), "price", line.price());
      boolean ofItem = line.user() == null;
      shelf
          .room()
          .take(
              new LoggedEvent(
                  new Event(
                      ofItem ? Event.Kind.ITEM : Event.Kind.TRACK,
                      ofItem ? "dropped" : line.views() ? "viewed" : "removed",
                      ofItem ? "" : line.user(),
                      "m-" + line.hashCode() + "-" + (ofItem ? place : 0),
                      line.time(),
                      properties),
                  line.logTime(),
                  0),
              shelf.out());
      if (place++ < looks) {
        shelf.room().advance(line.logTime() - 1, shelf.out());
      }
    }
    shelf.until(1_000_000);
    assertThat(shelf.room().isEmpty()).as("everything has an end").isTrue();
    List<String> told = new ArrayList<>();
    for (EmittedEvent event : shelf.events()) {
      told.add(
          event.properties().get("id")
              + " "
              + event.userId()
              + " "
              + event.decidedAt()
              + " "
              + event.properties().get("price"));
    }
    return byItem(told);
  }

  private static List<String> byItem(List<String> told) {
    List<String> sorted = new ArrayList<>(told);
    sorted.sort((a, b) -> a.substring(0, 1).compareTo(b.substring(0, 1)));
    return sorted;
  }

  /** Of one instant the place in the log decides, which a shuffled list does not have. */
  private static List<Line> distinctInstants(List<Line> log) {
    List<Line> distinct = new ArrayList<>();
    Set<Long> known = new HashSet<>();
    List<Line> inOrder = new ArrayList<>(log);
    inOrder.sort(Comparator.comparingLong(Line::logTime).thenComparingInt(Line::hashCode));
    inOrder.removeIf(line -> !known.add(line.logTime()));
    for (Line line : log) {
      if (inOrder.contains(line)) {
        distinct.add(line);
      }
    }
    return distinct;
  }

  private static List<Line> log(Random random) {
    List<Line> log = new ArrayList<>();
    long now = 0;
    int lines = 5 + random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      now += random.nextInt(4) * 500L;
      long time = now - (random.nextInt(3) == 0 ? random.nextInt(25) * 500L : 0);
      String item = random.nextInt(4) == 0 ? "b" : "a";
      int what = random.nextInt(10);
      String user = what < 2 ? null : "user-" + random.nextInt(7);
      log.add(new Line(item, user, what < 8, time, now, random.nextInt(4)));
    }
    return log;
  }
}
