package io.beckon.core.read;

import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads how far back a clause asks: {@code within} a time, or {@code since} a moment. */
final class ReachReader {

  private static final Choice<Since> SINCE =
      Choice.of(Map.of("start", Since.START, "last_send", Since.LAST_SEND));

  private ReachReader() {}

  /**
   * The reach of a clause; for ever where it says nothing.
   *
   * @param inJourney whether the clause is asked in a journey, which alone has such moments
   */
  static Reach read(YamlMapping clause, boolean inJourney) {
    Optional<Duration> within = clause.get("within").flatMap(DurationReader::window);
    Optional<YamlValue> moment = clause.get("since");
    if (moment.isPresent() && !inJourney) {
      moment
          .get()
          .problem(
              "`since` asks from a moment of a journey, and a segment is asked outside of any",
              "write how far back it asks, such as `within: 30d`, or leave it out for ever");
      return Reach.EVER;
    }
    Optional<Since> since = moment.flatMap(SINCE::read);
    if (clause.has("within") && moment.isPresent()) {
      moment
          .get()
          .problem(
              "`within` and `since` do not go together in one clause",
              "keep the one that is meant; for both write two clauses: `all: [..., ...]`");
    }
    return new Reach(within, since);
  }
}
