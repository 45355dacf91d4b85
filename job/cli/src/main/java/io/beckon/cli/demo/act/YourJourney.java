package io.beckon.cli.demo.act;

import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Your latest journey through the cart campaign, as the journey records tell it.
 *
 * @param records its decisions, the oldest first; empty where there is none yet
 * @param elsewhere where you wait in other campaigns: the latest decision of each such journey
 */
public record YourJourney(List<JourneyRecord> records, List<JourneyRecord> elsewhere) {

  private static final String CAMPAIGN = "cart-recovery";

  /** A journey stands where it stood, or is over as it was. */
  private static final Set<Decision> BESIDES = EnumSet.of(Decision.CALLED_BACK, Decision.STAYED);

  public static YourJourney in(Chronicle chronicle) {
    List<JourneyRecord> trace = chronicle.yourTrace();
    String latest = "";
    Map<String, JourneyRecord> others = new LinkedHashMap<>();
    for (JourneyRecord one : trace) {
      if (BESIDES.contains(one.decision())) {
        continue;
      }
      if (one.campaign().equals(CAMPAIGN)) {
        latest = one.journeyId();
      } else {
        others.put(one.journeyId(), one);
      }
    }
    String journey = latest;
    return new YourJourney(
        trace.stream().filter(one -> one.journeyId().equals(journey)).toList(),
        others.values().stream().filter(one -> one.decision() == Decision.WAITING).toList());
  }

  /** Whether the door was asked since this instant, and the whole of the answer was read. */
  boolean answeredSince(long instant) {
    return !records.isEmpty()
        && records.get(0).decidedAt() >= instant
        && records.get(records.size() - 1).decision() != Decision.ENTERED;
  }

  /** What it waits for now; empty where it does not wait. */
  public Optional<JourneyRecord> waiting() {
    return records.stream()
        .filter(one -> !BESIDES.contains(one.decision()))
        .reduce((earlier, later) -> later)
        .filter(last -> last.decision() == Decision.WAITING);
  }

  /** Its latest decision of this kind. */
  Optional<JourneyRecord> last(Decision decision) {
    return records.stream()
        .filter(one -> one.decision() == decision)
        .reduce((earlier, later) -> later);
  }

  /** How many messages it has sent. */
  long sent() {
    return records.stream().filter(one -> one.decision() == Decision.SENT).count();
  }
}
