package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Policy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Everything that was ever published, and from when. */
record World(List<Published> campaigns, Map<String, Clause> segments, List<Enacted> policies) {

  /** A campaign, in force from an instant of log time. */
  record Published(Campaign campaign, long from) {}

  /** A policy, in force from an instant of log time. */
  record Enacted(Policy policy, long from) {}

  /** What holds where there is no policy file. */
  static final Policy WITHOUT_A_POLICY =
      new Policy(
          "default",
          "v0",
          ZoneOffset.UTC,
          Map.of("email", false, "sms", true, "push", true),
          Optional.empty(),
          List.of(
              new Policy.Cap(
                  2,
                  Duration.ofHours(48),
                  Optional.empty(),
                  Optional.empty(),
                  Policy.Then.HOLD,
                  Meanings.span())),
          List.of(),
          List.of(),
          0,
          Map.of(),
          Set.of(),
          Meanings.span());

  static final Comparator<Campaign> GOES_FIRST =
      Comparator.comparing(Campaign::priority, Comparator.reverseOrder())
          .thenComparing(Campaign::id);

  /** Of each campaign the version that took force last; in the order in which they are asked. */
  List<Campaign> inForce(long instant) {
    Map<String, Published> latest = new TreeMap<>();
    for (Published one : campaigns) {
      Published before = latest.get(one.campaign().id());
      if (one.from() <= instant && (before == null || before.from() <= one.from())) {
        latest.put(one.campaign().id(), one);
      }
    }
    return latest.values().stream().map(Published::campaign).sorted(GOES_FIRST).toList();
  }

  Policy policy(long instant) {
    return policies.stream()
        .filter(one -> one.from() <= instant)
        .max(Comparator.comparing(Enacted::from))
        .map(Enacted::policy)
        .orElse(WITHOUT_A_POLICY);
  }
}
