package io.beckon.core.read;

import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads under which rules a scenario runs; the profiles it begins with are the timeline's. */
final class GivenReader {

  static final Keys KEYS =
      Keys.of("`given`", "grace", "staleness", "send_from", "roll_call", "published", "profile");

  private static final String PUBLISHED_HINT =
      "from when on, by campaign: `{win-back: 2025-03-05T00:00Z}`";

  private static final Choice<Duration> OFF =
      new Choice<>(Map.of("off", Duration.ZERO), "or a duration such as `24h`");

  private final YamlMapping given;
  private final OptionalLong start;

  /**
   * @param start of the timeline, from which distances count
   */
  GivenReader(YamlMapping given, OptionalLong start) {
    this.given = given;
    this.start = start;
  }

  TimeRules rules() {
    TimeRules rules = TimeRules.DEFAULT;
    return new TimeRules(
        length("grace", rules.grace()),
        length("staleness", rules.staleness()),
        rules.futureTolerance(),
        rules.repeatWindow(),
        given
            .get("send_from")
            .flatMap(value -> InstantReader.read(value, start))
            .orElse(rules.sendFrom()),
        given
            .get("roll_call")
            .flatMap(GivenReader::rollCall)
            .map(Duration::toMillis)
            .orElse(rules.rollCall()));
  }

  /** From when on which campaigns are in force, log time in epoch milliseconds. */
  Map<String, Long> published() {
    Map<String, Long> published = new TreeMap<>();
    given
        .get("published")
        .map(value -> PropertyReader.named(value, "`published`", PUBLISHED_HINT))
        .orElse(List.of())
        .forEach(
            campaign ->
                InstantReader.read(campaign.value(), start)
                    .ifPresent(instant -> published.put(campaign.word(), instant)));
    return published;
  }

  private long length(String key, long otherwise) {
    return given.get(key).flatMap(DurationReader::wait).map(Duration::toMillis).orElse(otherwise);
  }

  private static Optional<Duration> rollCall(YamlValue value) {
    return value.hasDigit() ? DurationReader.window(value) : OFF.read(value);
  }
}
