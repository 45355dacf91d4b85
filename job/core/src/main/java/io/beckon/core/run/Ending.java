package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Turn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a journey before its last step, and calls back what may not have been delivered yet. */
final class Ending {

  private Ending() {}

  /**
   * Ends it.
   *
   * @param due {@code D} of what ends it
   * @param reason why, in the words of the campaign file
   * @param values what was read to decide it
   */
  static void of(
      Journey journey,
      ExecutableCampaign campaign,
      long due,
      String reason,
      Map<String, String> values,
      Turn turn) {
    if (!journey.passedLastStep()) {
      Map<String, String> told = new LinkedHashMap<>(values);
      told.put("messages never sent", neverSent(journey, campaign));
      turn.record(journey, Decision.EXITED, "", due, reason, told);
    }
    journey.end();
    new CallBack(journey, campaign, due, reason, Map.of(), turn).all();
  }

  /**
   * Ends it from outside: by another version, or with its campaign. One that has passed its last
   * step stays for its goal, since it sends nothing more.
   *
   * @param due the instant at which that took force
   * @param by what did it
   */
  static void stop(Journey journey, ExecutableCampaign campaign, long due, String by, Turn turn) {
    boolean passed = journey.passedLastStep();
    if (!passed) {
      Map<String, String> told = Map.of("messages never sent", neverSent(journey, campaign));
      turn.record(journey, Decision.STOPPED, "", due, by, told);
      journey.end();
    }
    new CallBack(journey, campaign, due, by, Map.of(), turn).all();
    if (passed) {
      whereDone(journey, turn);
    }
  }

  /** Ends a journey that has passed its last step, where nothing is left to wait for. */
  static void whereDone(Journey journey, Turn turn) {
    journey.sent().removeIf(message -> message.expiresAt() <= turn.instant());
    if (!journey.goalOpen() && journey.sent().isEmpty()) {
      journey.end();
    }
  }

  /** A version that is not known here cannot be counted, and the record says so. */
  private static String neverSent(Journey journey, ExecutableCampaign campaign) {
    return campaign == null ? "unknown" : "" + campaign.messagesFrom(journey.position());
  }
}
