package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Clause;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A story whose outcome is known from the rule books: both engines must tell it. Instants are
 * {@code 10:00} or {@code 2d 10:00}, in UTC, from Saturday, 1 March 2025.
 */
final class NaiveStory {

  private static final long BEGIN = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final EnumSet<Decision> QUIET = EnumSet.of(Decision.WAITING, Decision.COMPLETED);

  private final World world;
  private final List<LoggedEvent> log = new ArrayList<>();

  private NaiveStory(World world) {
    this.world = world;
  }

  /** Campaigns, segments and a policy as their author writes them; without one nothing is held. */
  static NaiveStory given(String... texts) {
    List<SourceText> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(new SourceText("campaign-" + sources.size() + ".yaml", text));
    }
    Reading reading = CampaignReader.read(sources);
    assertThat(reading.problems()).isEmpty();
    Map<String, Clause> segments = new TreeMap<>();
    reading.segments().forEach(segment -> segments.put(segment.id(), segment.who()));
    List<World.Published> campaigns =
        reading.campaigns().stream()
            .map(campaign -> new World.Published(campaign, Long.MIN_VALUE))
            .toList();
    List<World.Enacted> policies =
        List.of(
            new World.Enacted(
                reading.policy().orElse(RandomPolicies.withoutGuards()), Long.MIN_VALUE));
    return new NaiveStory(new World(campaigns, segments, policies, List.of(), true));
  }

  NaiveStory event(String at, String name, Object... properties) {
    Map<String, Object> with = new TreeMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      with.put((String) properties[i], properties[i + 1]);
    }
    Event.Kind kind = name.equals(Event.IDENTIFY_NAME) ? Event.Kind.IDENTIFY : Event.Kind.TRACK;
    String id = "message-" + log.size();
    log.add(new LoggedEvent(new Event(kind, name, "ann", id, of(at), with), of(at), 0));
    return this;
  }

  /** All that is decided, but for waits and ends: {@code 11:01 sent shop/first (11:00)}. */
  void decides(String... lines) {
    Case one = new Case(world, TimeRules.DEFAULT, "ann", BEGIN, log);
    Outcome expected = one.expected(NaiveStory::compiled);
    assertThat(lines(expected)).as("the naive engine").containsExactly(lines);
    assertThat(lines(one.actual(Schedule.EACH_INSTANT, expected)))
        .as("the engine")
        .containsExactly(lines);
  }

  private static List<String> lines(Outcome outcome) {
    return outcome.records().stream()
        .filter(record -> !QUIET.contains(record.decision()))
        .map(NaiveStory::line)
        .toList();
  }

  private static String line(Outcome.Entry record) {
    String campaign = record.journey().split("/")[0];
    String step = record.step().isEmpty() ? "" : "/" + record.step();
    String reason = record.reason().isEmpty() ? "" : ": " + record.reason();
    return "%s %s %s%s (%s)%s"
        .formatted(
            text(record.decidedAt()),
            record.decision().name().toLowerCase(),
            campaign,
            step,
            text(record.dueAt()),
            reason);
  }

  /** What expressions mean is not what these stories are about. */
  private static Meaning compiled(String text) {
    Expression expression =
        ExpressionCompiler.compileValue(
                Meanings.written(text), EnumSet.allOf(Root.class), new Problems())
            .orElseThrow();
    return roots ->
        expression.evaluate(
            root ->
                switch (root) {
                  case EVENT -> roots.event();
                  case TRIGGER -> roots.trigger();
                  case PROFILE -> roots.profile();
                  case JOURNEY -> roots.journey();
                  case MATCHED -> Map.of();
                });
  }

  private static long of(String text) {
    int space = text.indexOf(' ');
    long days = space < 0 ? 0 : Long.parseLong(text.substring(0, space - 1));
    return BEGIN
        + days * DAY
        + LocalTime.parse(text.substring(space + 1)).toNanoOfDay() / 1_000_000;
  }

  private static String text(long instant) {
    long days = Math.floorDiv(instant - BEGIN, DAY);
    LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(instant - BEGIN, DAY) * 1_000_000);
    return (days == 0 ? "" : days + "d ") + time;
  }
}
