package io.beckon.delivery.decide;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Whose message it is, as far as hours of the day concern it.
 *
 * @param userId who
 * @param channel by which it goes
 * @param asked whether the user asked for the message, as for a receipt, or it is no message to the
 *     user at all
 * @param zone that the profile names; empty where it names none that is known
 */
public record Addressee(String userId, String channel, boolean asked, Optional<ZoneId> zone) {

  /** Nobody whom hours concern. */
  public static final Addressee NOBODY = new Addressee("", "", true, Optional.empty());
}
