package io.beckon.core.effect;

import java.util.Map;

/**
 * One decision and its reason.
 *
 * @param userId whose journey
 * @param campaign id of the campaign
 * @param version fingerprint of the campaign's version
 * @param journeyId the journey; where none began, the one that would have begun
 * @param decision what was decided
 * @param step id of the step it is about; empty where it is about the journey as a whole
 * @param dueAt {@code D}, epoch milliseconds of what was due: an event's time, a deadline's instant
 * @param decidedAt {@code S}, epoch milliseconds of log time
 * @param reason why, in a few words of the campaign file: {@code goal}, {@code audience}, {@code
 *     expired}; empty where the decision says it all
 * @param values what was read to decide it, by what was asked; in the order asked
 */
public record JourneyRecord(
    String userId,
    String campaign,
    String version,
    String journeyId,
    Decision decision,
    String step,
    long dueAt,
    long decidedAt,
    String reason,
    Map<String, String> values)
    implements Effect {

  /** Among the values of an entry: the user qualified already when the campaign came into force. */
  public static final String EXISTING = "existing";
}
