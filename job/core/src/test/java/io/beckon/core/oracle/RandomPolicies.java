package io.beckon.core.oracle;

import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.of;

import io.beckon.core.model.Policy;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Guard rails that are narrow enough to be met. */
final class RandomPolicies {

  private RandomPolicies() {}

  /** Where guard rails are not compared, there are none. */
  static Arbitrary<Policy> policies(long begin) {
    if (!Feature.POLICY.isCompared()) {
      return just(withoutGuards());
    }
    Arbitrary<Map<String, Boolean>> optIn =
        of(
            Map.of("email", false, "sms", true, "push", true),
            Map.of("email", true, "sms", false, "push", false),
            Map.of(),
            Map.of());
    return Combinators.combine(
            of("UTC", "UTC", "Europe/London", "Asia/Kolkata"),
            optIn,
            quietHours(begin).optional(0.4),
            cap().list().ofMaxSize(2),
            of(0.0, 0.0, 0.3),
            of(Set.<String>of(), Set.<String>of(), Set.of(RandomLogs.USERS.get(0))))
        .as(RandomPolicies::policy);
  }

  /** A policy that has no say. */
  static Policy withoutGuards() {
    return policy("UTC", Map.of(), Optional.empty(), List.of(), 0, Set.of());
  }

  private static Policy policy(
      String zone,
      Map<String, Boolean> optIn,
      Optional<Policy.QuietHours> quietHours,
      List<Policy.Cap> caps,
      double holdout,
      Set<String> testUsers) {
    return new Policy(
        "default",
        "v1",
        ZoneId.of(zone),
        optIn,
        quietHours,
        caps,
        List.of("offers", "news"),
        List.of("news"),
        holdout,
        Map.of("sales", new Policy.Destination("https://crm.example/hook", Optional.empty())),
        testUsers,
        Meanings.span());
  }

  private static Arbitrary<Policy.QuietHours> quietHours(long begin) {
    return Combinators.combine(
            RandomTimes.timeOfDay(begin),
            RandomTimes.timeOfDay(begin),
            of(Policy.Then.class),
            of(Set.<String>of(), Set.of("email"), Set.of("sms", "push")))
        .as(Policy.QuietHours::new)
        .filter(quiet -> !quiet.from().equals(quiet.to()));
  }

  private static Arbitrary<Policy.Cap> cap() {
    return Combinators.combine(
            of(1, 1, 2),
            RandomClauses.minutes(1, 2, 5, 12),
            of("email", "sms").optional(0.3),
            just(Meanings.written(Meanings.LESS_OFTEN)).optional(0.2),
            of(Policy.Then.class))
        .as(
            (perUser, within, channel, when, then) ->
                new Policy.Cap(perUser, within, channel, when, then, Meanings.span()));
  }
}
