package io.beckon.core.time;

import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The time zones of users. Not thread-safe: one belongs to one worker. */
public final class Zones {

  /** The profile attribute that names a user's zone: {@code Europe/London}, or {@code +05:30}. */
  public static final String ATTRIBUTE = "timezone";

  /** Zones that are remembered; there are some six hundred, and any number of misspelt ones. */
  private static final int BOUND = 1_000;

  private static final int LONGEST_NAME = 64;

  /** By name; empty for one that is not known. Finding that out anew would be dear. */
  private final Map<String, Optional<ZoneId>> known = new HashMap<>();

  /**
   * The zone that the profile names; where it names none, or one that is not known, the other.
   *
   * @param profile the user's attributes
   * @param otherwise the policy's zone
   * @param out takes the notice that a zone is not known
   */
  public ZoneId of(Map<String, Object> profile, ZoneId otherwise, Effects out) {
    Optional<ZoneId> zone = named(profile);
    if (zone.isEmpty() && profile.get(ATTRIBUTE) != null) {
      out.notice(Notice.UNKNOWN_TIME_ZONE);
    }
    return zone.orElse(otherwise);
  }

  /** The zone that the profile names; empty where it names none that is known. */
  public Optional<ZoneId> named(Map<String, Object> profile) {
    return profile.get(ATTRIBUTE) instanceof String name ? find(name) : Optional.empty();
  }

  private Optional<ZoneId> find(String name) {
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    if (known.size() >= BOUND && !known.containsKey(name)) {
      known.clear();
    }
    return known.computeIfAbsent(name, Zones::parse);
  }

  private static Optional<ZoneId> parse(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
