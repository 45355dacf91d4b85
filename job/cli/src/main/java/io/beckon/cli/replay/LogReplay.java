package io.beckon.cli.replay;

import io.beckon.cli.terminal.ProgressBar;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.event.SegmentReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the lines of a log as events, in the order of log time, and counts them.
 *
 * <p>A user's events are on one partition, as the job asks of producers.
 */
final class LogReplay {

  /** What a replay does with events. */
  interface Log {
    void take(LoggedEvent event);
  }

  /** A line came before the one in front of it: the source must be sorted first. */
  static final class OutOfOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfOrder() {
      super("the log is not in the order of time", null, false, false);
    }
  }

  private final OptionalLong until;
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private final Set<String> users = new HashSet<>();
  private int events;
  private int beyond;
  private OptionalLong first = OptionalLong.empty();
  private OptionalLong last = OptionalLong.empty();

  /**
   * @param until log time after which events are left out; empty for never
   */
  LogReplay(OptionalLong until) {
    this.until = until;
  }

  /**
   * Replays a source.
   *
   * @throws OutOfOrder where it is not in the order of log time
   */
  void run(LineSource source, ProgressBar progress, Log log) throws IOException {
    source.forEach(
        (line, read) -> {
          progress.show(read);
          Decoded decoded = SegmentReader.readRecorded(line);
          if (decoded instanceof Decoded.Accepted accepted) {
            take(new LoggedEvent(accepted.event(), accepted.logTime(), 0), log);
          } else if (decoded instanceof Decoded.Refused refused) {
            deadLetters.merge(refused.reason().wireName(), 1, Integer::sum);
          }
        });
  }

  private void take(LoggedEvent event, Log log) {
    if (last.isPresent() && event.logTime() < last.getAsLong()) {
      throw new OutOfOrder();
    }
    last = OptionalLong.of(event.logTime());
    first = first.isEmpty() ? last : first;
    if (until.isPresent() && event.logTime() > until.getAsLong()) {
      beyond++;
      return;
    }
    events++;
    if (event.event().kind() != Event.Kind.ITEM) {
      users.add(event.event().userId());
    }
    log.take(event);
  }

  /** Where time ends: what was asked for, else the log time of the last event. */
  OptionalLong end() {
    return until.isPresent() ? until : last;
  }

  /** Log time of the first event. */
  OptionalLong first() {
    return first;
  }

  int events() {
    return events;
  }

  /** Events behind the end. */
  int beyond() {
    return beyond;
  }

  int users() {
    return users.size();
  }

  /** By reason. */
  Map<String, Integer> deadLetters() {
    return deadLetters;
  }
}
