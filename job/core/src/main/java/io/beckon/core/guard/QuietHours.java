package io.beckon.core.guard;

import io.beckon.core.executable.InstantText;
import io.beckon.core.model.Policy;
import io.beckon.core.time.LocalTimes;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Hours of the user's day in which nobody is disturbed. */
public final class QuietHours implements Guard {

  private static final String REASON = "quiet hours";

  @Override
  public Verdict ask(Candidate candidate) {
    Optional<Policy.QuietHours> kept =
        candidate
            .policy()
            .definition()
            .quietHours()
            .filter(hours -> candidate.isRationed() && concern(hours, candidate.channel()));
    if (kept.isEmpty()) {
      return Verdict.PASSED;
    }
    Policy.QuietHours hours = kept.get();
    long instant = candidate.instant();
    ZoneId zone = candidate.turn().zone();
    if (!LocalTimes.isBetween(instant, hours.from(), hours.to(), zone)) {
      return Verdict.PASSED;
    }
    candidate.note(
        "local time", LocalTimes.time(instant, zone).truncatedTo(ChronoUnit.MINUTES) + " " + zone);
    if (hours.then() == Policy.Then.DROP) {
      return Verdict.dropped(REASON);
    }
    long end = LocalTimes.endOfBetween(instant, hours.from(), hours.to(), zone);
    candidate.note("until", InstantText.of(end));
    return Verdict.putOff(REASON, end);
  }

  private static boolean concern(Policy.QuietHours hours, String channel) {
    return hours.channels().isEmpty() || hours.channels().contains(channel);
  }
}
