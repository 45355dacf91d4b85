package io.beckon.template;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a template may say, as the send command carries it. Values are those of JSON: null, {@link
 * Boolean}, {@link Number}, {@link String}, lists and maps.
 *
 * @param profile what was known of the user; {@code locale} chooses the language, {@code timezone}
 *     the zone of dates
 * @param trigger properties of the event that started the journey
 * @param matched by step, properties of the events that a sequence matched
 * @param journey what the journey had set
 * @param variants the user's variants, by split
 * @param vary texts that take the place of the template's, by part: {@code subject}, {@code
 *     preheader}, and others for {@code vary.name}. They are templates themselves
 * @param campaign what the campaign is: {@code id}, {@code version}, {@code step}
 * @param coupons a code from each pool that the template asks for
 * @param now when the message was decided
 * @param zone where the profile has none
 */
public record MergeData(
    Map<String, Object> profile,
    Map<String, Object> trigger,
    Map<String, Object> matched,
    Map<String, Object> journey,
    Map<String, String> variants,
    Map<String, String> vary,
    Map<String, String> campaign,
    Map<String, String> coupons,
    Instant now,
    ZoneId zone) {

  /** Nothing but a profile and a trigger. */
  public static MergeData of(
      Map<String, Object> profile, Map<String, Object> trigger, Instant now, ZoneId zone) {
    return new MergeData(
        profile, trigger, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), now, zone);
  }
}
