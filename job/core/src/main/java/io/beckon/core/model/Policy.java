package io.beckon.core.model;

import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The guard rails that hold for all campaigns.
 *
 * @param id its name
 * @param version fingerprint of what the file says
 * @param timezone of users whose profile names none; UTC unless the file says otherwise
 * @param optIn by channel, whether it needs the user's yes ({@code opt_in}), or else is allowed
 *     until the user says no; channels that are not there are opt-out
 * @param quietHours when nothing is sent
 * @param caps how many messages a user gets, asked in this order
 * @param topics that there are; empty: any
 * @param sunsetTopics what users in sunset still get
 * @param holdout share of users, 0 to 1, who get no marketing at all
 * @param destinations of {@code call}, by name
 * @param testUsers user ids that bypass caps and quiet hours and are counted nowhere
 * @param span where the policy begins
 */
public record Policy(
    String id,
    String version,
    ZoneId timezone,
    Map<String, Boolean> optIn,
    Optional<QuietHours> quietHours,
    List<Cap> caps,
    List<String> topics,
    List<String> sunsetTopics,
    double holdout,
    Map<String, Destination> destinations,
    Set<String> testUsers,
    Span span) {

  private static final Span IN_NO_FILE = new Span(new SourceText("default policy", ""), 1, 1, 1);

  /** What holds where no file says otherwise; a policy file has from it what it does not say. */
  public static final Policy DEFAULT =
      new Policy(
          "default",
          "built-in",
          ZoneId.of("UTC"),
          Map.of("email", false, "sms", true, "push", true),
          Optional.empty(),
          List.of(
              new Cap(
                  2,
                  Duration.ofHours(48),
                  Optional.empty(),
                  Optional.empty(),
                  Then.HOLD,
                  IN_NO_FILE)),
          List.of(),
          List.of(),
          0,
          Map.of(),
          Set.of(),
          IN_NO_FILE);

  public Policy {
    optIn = Collections.unmodifiableMap(new TreeMap<>(optIn));
    caps = List.copyOf(caps);
    topics = List.copyOf(topics);
    sunsetTopics = List.copyOf(sunsetTopics);
    destinations = Collections.unmodifiableMap(new TreeMap<>(destinations));
    testUsers = Collections.unmodifiableSet(new TreeSet<>(testUsers));
  }

  /** What becomes of a message that may not go now. */
  public enum Then {
    /** It waits until it may, and is asked everything again. */
    HOLD,
    /** It is left out. */
    DROP
  }

  /**
   * Local hours without messages.
   *
   * @param from inclusive
   * @param to exclusive; before {@code from} where the hours span midnight
   * @param channels that keep them; empty: all
   */
  public record QuietHours(LocalTime from, LocalTime to, Then then, Set<String> channels) {

    public QuietHours {
      channels = Collections.unmodifiableSet(new TreeSet<>(channels));
    }
  }

  /**
   * At most so many marketing messages to a user in any window of this length.
   *
   * @param perUser how many
   * @param within length of the window
   * @param channel which messages count and are capped; absent: all
   * @param when a condition over {@code profile}: the users for whom the cap holds; absent: all
   */
  public record Cap(
      int perUser,
      Duration within,
      Optional<String> channel,
      Optional<ExpressionText> when,
      Then then,
      Span span) {}

  /**
   * Where a call goes.
   *
   * @param webhook its address
   * @param key name of the secret that signs it, never the secret
   */
  public record Destination(String webhook, Optional<String> key) {}
}
