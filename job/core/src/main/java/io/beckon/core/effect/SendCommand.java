package io.beckon.core.effect;

import io.beckon.core.model.Category;
import java.util.Map;

/**
 * The order to deliver one message to one user.
 *
 * @param commandId a function of journey and step, so that a replay cannot invent a message
 * @param journeyId the journey that decided it
 * @param campaign id of the campaign
 * @param version fingerprint of the campaign's version
 * @param step id of the send step
 * @param userId whose message it is
 * @param channel {@code email}, {@code sms}, {@code push} or another that delivery knows; {@code
 *     call} for a call of a destination
 * @param template name of the template; of a call the name of the destination
 * @param category whether consent and caps apply
 * @param topic subscription topic; empty for none
 * @param dueAt {@code D}, epoch milliseconds: when the message was due
 * @param decidedAt {@code S}, epoch milliseconds of log time: when it was decided
 * @param expiresAt epoch milliseconds: from then on it must not be delivered
 * @param triggerEvent name of the event that started the journey
 * @param trigger properties of that event
 * @param matched by the names of its steps: properties of the events that a sequence matched
 * @param values what the journey set on its way
 * @param variants by the name of a split or a varied part of a message: the variant taken
 * @param vary by part of the message, such as {@code subject}: what it is in the variant taken
 * @param profile what was known of the user when it was decided
 */
public record SendCommand(
    String commandId,
    String journeyId,
    String campaign,
    String version,
    String step,
    String userId,
    String channel,
    String template,
    Category category,
    String topic,
    long dueAt,
    long decidedAt,
    long expiresAt,
    String triggerEvent,
    Map<String, Object> trigger,
    Map<String, Object> matched,
    Map<String, Object> values,
    Map<String, String> variants,
    Map<String, String> vary,
    Map<String, Object> profile)
    implements Effect {}
