package io.beckon.cli.demo.oracle;

import io.beckon.cli.demo.shop.ShopEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One user's events in the order of the log, each told once. An event's place in it is its index;
 * an instant's place is that of the first event which the log took at or after it, and what is due
 * at the instant comes before that event.
 */
final class UserLog {

  private static final long STALE = Duration.ofHours(24).toMillis();

  private final String userId;
  private final List<ShopEvent> events = new ArrayList<>();
  private final long end;

  /**
   * Tells a log.
   *
   * @param written in the order of the log; a retry carries the same message id
   * @param end up to which instant of log time it was told, inclusive
   */
  UserLog(String userId, List<ShopEvent> written, long end) {
    this.userId = userId;
    this.end = end;
    Set<String> told = new HashSet<>();
    for (ShopEvent event : written) {
      if (told.add(event.messageId())) {
        events.add(event);
      }
    }
  }

  String userId() {
    return userId;
  }

  int size() {
    return events.size();
  }

  ShopEvent at(int place) {
    return events.get(place);
  }

  /** Whether an event of this name stands here that came soon enough to start something. */
  boolean starts(int place, String name) {
    ShopEvent event = events.get(place);
    return event.name().equals(name) && event.logTime() - event.time() <= STALE;
  }

  /** Whether the log says that it is this instant by now. */
  boolean reaches(long instant) {
    return instant <= end;
  }

  int placeOf(long instant) {
    int place = 0;
    while (place < events.size() && events.get(place).logTime() < instant) {
      place++;
    }
    return place;
  }

  /** The first event behind a place that did not happen before it and is one of these. */
  int next(int after, Predicate<ShopEvent> which) {
    long start = events.get(after).time();
    for (int place = after + 1; place < events.size(); place++) {
      ShopEvent event = events.get(place);
      if (event.time() >= start && which.test(event)) {
        return place;
      }
    }
    return Integer.MAX_VALUE;
  }

  /**
   * Whether, with what stands before a place, mail about a topic is wanted: neither the topic nor
   * mail as such was switched off last.
   */
  boolean wants(String topic, int before) {
    return !off(before, event -> topic.equals(event.properties().get("topic")))
        && !off(before, UserLog::isAboutMail);
  }

  private static boolean isAboutMail(ShopEvent event) {
    Object channel = event.properties().get("channel");
    return !event.properties().containsKey("topic") && (channel == null || channel.equals("email"));
  }

  private boolean off(int before, Predicate<ShopEvent> about) {
    Optional<ShopEvent> last =
        events.subList(0, Math.min(before, events.size())).stream()
            .filter(event -> event.name().endsWith("subscribed"))
            .filter(about)
            .reduce((earlier, later) -> later);
    return last.filter(event -> event.name().equals("unsubscribed")).isPresent();
  }

  /** Whether, with what stands before a place, the user did this later than an instant. */
  boolean did(String name, long laterThan, int before) {
    return events.subList(0, Math.min(before, events.size())).stream()
        .anyMatch(event -> event.name().equals(name) && event.time() > laterThan);
  }
}
