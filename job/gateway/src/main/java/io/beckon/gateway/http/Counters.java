package io.beckon.gateway.http;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the gateway has done since it started, as numbers; nothing in them is about anybody. */
public final class Counters {

  /** What is counted. */
  public enum Count {
    /** Opens by people, as far as can be told. */
    OPENS("Opens by people, as far as can be told"),
    /** Opens by programs. */
    OPENS_BY_PROGRAMS("Opens by programs"),
    /** Clicks by people, as far as can be told. */
    CLICKS("Clicks by people, as far as can be told"),
    /** Clicks by programs. */
    CLICKS_BY_PROGRAMS("Clicks by programs"),
    /** Opens and clicks that the log did not take, or of which there were too many at once. */
    HITS_LOST("Opens and clicks that are in no log"),
    /** Tokens that were not ours. */
    BAD_TOKENS("Tokens that were forged, cut or foreign"),
    /** Unsubscribed, of a topic, a channel or all. */
    UNSUBSCRIBES("Unsubscribe requests that the log has"),
    /** Preferences saved. */
    PREFERENCES("Preferences that the log has"),
    /** Messages of track calls and their like that the log has. */
    MESSAGES("Messages of producers that the log has"),
    /** Messages that were not taken for what they say. */
    MESSAGES_REFUSED("Messages of producers that were wrong"),
    /** Requests beyond a limit. */
    LIMITED("Requests beyond a limit of rate or memory"),
    /** Requests without a key that is known. */
    UNAUTHORISED("Requests without a key or signature that is known"),
    /** Requests for which the log was not available. */
    LOG_UNAVAILABLE("Requests for which the event log was not available"),
    /** Bounces that the log has. */
    BOUNCES("Bounces that the log has"),
    /** Complaints that the log has. */
    COMPLAINTS("Complaints that the log has"),
    /** Deliveries that the log has. */
    DELIVERIES("Deliveries that the log has"),
    /** Reports of which only the command is known. */
    REPORTS_WITHOUT_USER("Bounces and complaints of which only the command is known"),
    /** Reports that could not be read, beside others that could. */
    REPORTS_ODD("Reports that could not be read, beside others that could"),
    /** Reports about nothing that we sent, as far as they say. */
    REPORTS_UNKNOWN("Reports that name no message of ours");

    private final String help;

    Count(String help) {
      this.help = help;
    }
  }

  private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();

  public Counters() {
    for (Count count : Count.values()) {
      counts.put(count, new LongAdder());
    }
  }

  public void add(Count count) {
    add(count, 1);
  }

  public void add(Count count, int amount) {
    counts.get(count).add(amount);
  }

  public long get(Count count) {
    return counts.get(count).sum();
  }

  /** A request that was answered. */
  public void answered(int status) {
    statuses.computeIfAbsent(status, code -> new LongAdder()).increment();
  }

  /** In Prometheus' text form. */
  public String text() {
    StringBuilder text = new StringBuilder(4096);
    counts.forEach(
        (count, amount) -> {
          String name = "beckon_gateway_" + count.name().toLowerCase(Locale.ROOT) + "_total";
          head(name, count.help, text);
          text.append(name).append(' ').append(amount.sum()).append('\n');
        });
    String name = "beckon_gateway_requests_total";
    head(name, "Requests by the status of their answer", text);
    statuses.forEach(
        (status, amount) ->
            text.append(name)
                .append("{status=\"")
                .append(status)
                .append("\"} ")
                .append(amount.sum())
                .append('\n'));
    return text.toString();
  }

  private static void head(String name, String help, StringBuilder text) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" counter\n");
  }
}
