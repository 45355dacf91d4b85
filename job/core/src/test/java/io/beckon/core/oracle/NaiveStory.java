package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.InFlight;
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
import java.util.Optional;
import java.util.TreeMap;

/**
 * A story whose outcome is known from the rule books: both engines must tell it. Instants are
 * {@code 10:00} or {@code 2d 10:00}, in UTC, from Saturday, 1 March 2025.
 */
final class NaiveStory {

  private static final long BEGIN = Instant.parse("2025-03-01T00:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final EnumSet<Decision> QUIET = EnumSet.of(Decision.WAITING, Decision.COMPLETED);

  private final Reading reading;
  private final List<World.Published> published = new ArrayList<>();
  private final List<World.Change> changes = new ArrayList<>();
  private final List<LoggedEvent> log = new ArrayList<>();

  private NaiveStory(Reading reading) {
    this.reading = reading;
    reading.campaigns().forEach(one -> published.add(new World.Published(one, Long.MIN_VALUE)));
  }

  /** Campaigns, segments and a policy as their author writes them; without one nothing is held. */
  static NaiveStory given(String... texts) {
    return new NaiveStory(read(texts));
  }

  private static Reading read(String... texts) {
    List<SourceText> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(new SourceText("campaign-" + sources.size() + ".yaml", text));
    }
    Reading reading = CampaignReader.read(sources);
    assertThat(reading.problems()).isEmpty();
    return reading;
  }

  /** Another version, in force from then on. */
  NaiveStory from(String at, String text) {
    published.add(new World.Published(read(text).campaigns().get(0), of(at)));
    return this;
  }

  /** The first version once more. */
  NaiveStory rolledBack(String at, InFlight inFlight) {
    Campaign first = published.get(0).campaign();
    changes.add(new World.RollBack(first.id(), first.version(), Optional.of(inFlight), of(at)));
    return this;
  }

  NaiveStory ended(String at, String campaign, InFlight inFlight) {
    changes.add(new World.End(campaign, inFlight, of(at)));
    return this;
  }

  /** A campaign, or {@link World#ALL}, is held from then on, or let go. */
  NaiveStory held(String at, String campaign, boolean held) {
    changes.add(new World.Held(campaign, held, of(at)));
    return this;
  }

  private World world() {
    Map<String, Clause> segments = new TreeMap<>();
    reading.segments().forEach(segment -> segments.put(segment.id(), segment.who()));
    List<World.Enacted> policies =
        List.of(
            new World.Enacted(
                reading.policy().orElse(RandomPolicies.withoutGuards()), Long.MIN_VALUE));
    return new World(published, segments, policies, changes, false);
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
    Case one = new Case(world(), TimeRules.DEFAULT, "ann", BEGIN, log);
    Outcome expected = one.expected(NaiveStory::compiled);
    assertThat(lines(expected)).as("the naive engine").containsExactly(lines);
    assertThat(lines(one.actual(Schedule.EACH_INSTANT, expected)))
        .as("the engine")
        .containsExactly(lines);
  }

  /** All that is called back: {@code 11:45 shop/first: halted}. */
  void callsBack(String... lines) {
    Case one = new Case(world(), TimeRules.DEFAULT, "ann", BEGIN, log);
    Outcome expected = one.expected(NaiveStory::compiled);
    assertThat(cancels(expected)).as("the naive engine").containsExactly(lines);
    assertThat(cancels(one.actual(Schedule.EACH_INSTANT, expected)))
        .as("the engine")
        .containsExactly(lines);
  }

  private static List<String> cancels(Outcome outcome) {
    return outcome.cancels().stream()
        .map(
            cancel ->
                "%s %s/%s: %s"
                    .formatted(
                        text(cancel.decidedAt()),
                        cancel.journey().split("/")[0],
                        cancel.step(),
                        cancel.reason()))
        .toList();
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
