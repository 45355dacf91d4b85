package io.beckon.core;

import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Policy;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Policies made by hand: open ones, under which everything may be sent at any time, and others. */
public final class Policies {

  private static final Span SPAN = new Span(new SourceText("policy.yaml", ""), 1, 1, 1);

  private ZoneId timezone = ZoneId.of("UTC");
  private final Map<String, Boolean> optIn = new TreeMap<>();
  private Optional<Policy.QuietHours> quietHours = Optional.empty();
  private final List<Policy.Cap> caps = new ArrayList<>();
  private final List<String> sunset = new ArrayList<>();
  private double holdout;
  private final Set<String> testUsers = new TreeSet<>();

  private Policies() {}

  /** One to which something can be added. */
  public static Policies open() {
    return new Policies();
  }

  /** One that has no say, for tests that are about something else. */
  public static ExecutablePolicy none() {
    return open().compiled();
  }

  public Policies in(String zone) {
    timezone = ZoneId.of(zone);
    return this;
  }

  public Policies optIn(String channel) {
    optIn.put(channel, true);
    return this;
  }

  public Policies quiet(String from, String to, Policy.Then then, String... channels) {
    quietHours =
        Optional.of(
            new Policy.QuietHours(
                LocalTime.parse(from), LocalTime.parse(to), then, Set.of(channels)));
    return this;
  }

  public Policies cap(int perUser, Duration within, Policy.Then then) {
    return cap(perUser, within, then, null, null);
  }

  public Policies cap(
      int perUser, Duration within, Policy.Then then, String channel, String condition) {
    caps.add(
        new Policy.Cap(
            perUser,
            within,
            Optional.ofNullable(channel),
            Optional.ofNullable(condition).map(text -> new ExpressionText(text, SPAN)),
            then,
            SPAN));
    return this;
  }

  public Policies sunsetAllows(String topic) {
    sunset.add(topic);
    return this;
  }

  public Policies holdout(double share) {
    holdout = share;
    return this;
  }

  public Policies testUser(String user) {
    testUsers.add(user);
    return this;
  }

  public Policy definition() {
    return new Policy(
        "test",
        "test",
        timezone,
        optIn,
        quietHours,
        caps,
        List.of(),
        sunset,
        holdout,
        Map.of(),
        testUsers,
        SPAN);
  }

  public ExecutablePolicy compiled() {
    return PolicyCompiler.compile(definition(), new Problems()).orElseThrow();
  }
}
