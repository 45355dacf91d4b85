package io.beckon.core.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Items as a list of everything that was ever said of them, looked through from its beginning for
 * each watcher: slow, forgets nothing, and short enough to be believed.
 *
 * @param perSecond how many are told in one
 * @param within how long a view counts, in milliseconds
 * @param staleness how late an item's event may be, in milliseconds
 */
record NaiveShelf(int perSecond, long within, long staleness) {

  /** A line of the log about one item; of a user, or, where there is none, of the item. */
  record Line(String item, String user, boolean views, long time, long logTime, long price) {}

  /** One item's event on its way through the words that were known when it happened. */
  private record Way(Line news, int known, int place) {}

  private static final int LOOKS = 10;

  /** Who is told when of what. */
  List<String> told(List<Line> log) {
    List<String> told = new ArrayList<>();
    Set<String> items = new TreeSet<>();
    log.forEach(line -> items.add(line.item));
    items.forEach(item -> told.addAll(told(item, log)));
    return told;
  }

  private List<String> told(String item, List<Line> log) {
    List<String> told = new ArrayList<>();
    List<Line> lines = new ArrayList<>(log);
    lines.removeIf(line -> !line.item.equals(item));
    lines.sort(Comparator.comparingLong(Line::logTime).thenComparing(line -> line.user == null));
    List<Line> words = new ArrayList<>();
    List<Way> ways = new ArrayList<>();
    long free = Long.MIN_VALUE;
    for (Line line : lines) {
      free = tell(line.logTime, free, words, ways, told);
      if (line.user != null) {
        if (isNews(line, words)) {
          words.add(line);
        }
      } else if (line.time >= line.logTime - staleness && !words.isEmpty()) {
        free = Math.max(free, line.logTime);
        ways.add(new Way(line, words.size(), firstLatest(words)));
      }
    }
    tell(Long.MAX_VALUE - 1, free, words, ways, told);
    return told;
  }

  /** All seconds up to and with this instant. */
  private long tell(long until, long free, List<Line> words, List<Way> ways, List<String> told) {
    long now = free;
    while (!ways.isEmpty() && now <= until) {
      int room = perSecond;
      int looks = LOOKS * perSecond;
      while (room > 0 && looks > 0 && !ways.isEmpty()) {
        Way way = ways.remove(0);
        if (way.place < way.known) {
          ways.add(0, new Way(way.news, way.known, way.place + 1));
          looks--;
          if (isTold(way, words)) {
            told.add(told(way, words, now));
            room--;
          }
        }
      }
      ways.removeIf(way -> way.place == way.known);
      now += 1_000;
    }
    return now;
  }

  /** Words in front of all that still count are not looked at. */
  private static int firstLatest(List<Line> words) {
    int first = 0;
    while (!isLatest(first, words)) {
      first++;
    }
    return first;
  }

  private static boolean isLatest(int place, List<Line> words) {
    return words.subList(place + 1, words.size()).stream()
        .noneMatch(later -> later.user.equals(words.get(place).user));
  }

  private boolean isTold(Way way, List<Line> words) {
    Line word = words.get(way.place);
    return isLatest(way.place, words)
        && word.views
        && word.time <= way.news.time
        && word.time > way.news.time - within
        && way.news.price < word.price;
  }

  private static String told(Way way, List<Line> words, long now) {
    String user = words.get(way.place).user;
    return String.join(" ", way.news.item, user, now + "", way.news.price + "");
  }

  /** Unless the user's last word is of a later time, or says the same of the same time. */
  private static boolean isNews(Line line, List<Line> words) {
    boolean latest = true;
    for (Line word : words) {
      if (word.user.equals(line.user)) {
        latest = word.time < line.time || (word.time == line.time && word.views != line.views);
      }
    }
    return latest;
  }
}
