package io.beckon.core.read;

import io.beckon.core.scenario.Expectation;
import io.beckon.core.scenario.Moment;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads scenario files: each document is one scenario.
 *
 * <pre>
 * scenario: reminder after one quiet hour
 * given:
 *   grace: 60s                                # how long after D it is decided; this if not said
 *   staleness: 24h                            # an event later than this starts nothing
 *   send_from: 2025-03-01T12:00Z              # the cut-over; if not said, everything is sent
 *   roll_call: off                            # how often the silent are looked at; 24h if not said
 *   published: {win-back: 2025-03-05T00:00Z}  # in force from then on; the others always are
 *   profile: {ann: {address: {country: GB}}}  # known before the first event
 * timeline:
 *   - {at: 2025-03-01T10:00Z, event: cart_item_added, user: ann, price: 25.0}
 *   - {at: +5m, identify: ann, plan: pro}
 *   - {at: +1h, event: order_placed, user: ann, arrives: +20m}
 *   - {at: +1h, pause: win-back}              # also resume and end
 *   - {at: +1h, publish: campaign.v2.yaml}    # also rollback: campaign.yaml
 *   - {at: +1h, halt: all}                    # also lift: all
 *   - {at: +7d}                               # only time runs on
 * expect:
 *   - {at: 2025-03-01T11:00Z, send: cart-first, to: ann}
 *   - {at: +2h, exited: goal, user: ann, decided: +2h20m}
 * </pre>
 *
 * <p>In the timeline {@code at} is when it happened and {@code arrives} when the log takes it, the
 * same unless said; a distance counts from the {@code at} of the entry before, in {@code arrives}
 * from the entry's own. The order of the entries is the order of the log. The scenario ends with
 * its last instant: what would be decided later is not.
 *
 * <p>In {@code expect}, {@code at} is {@code D}, when something is due, and {@code decided} is
 * {@code S}; a distance counts from the first entry of the timeline. All sends are listed, and all
 * decisions of each other kind that is mentioned at all.
 *
 * <p>As {@link CampaignReader}: a pure function of the texts that never throws on what an author
 * wrote.
 */
public final class ScenarioReader {

  private static final Keys KEYS = Keys.of("a scenario", "scenario", "given", "timeline", "expect");

  private static final String HINT = "begin with what it shows: `scenario: a buyer is not nagged`";

  private ScenarioReader() {}

  /**
   * @param sources files, each with one or more YAML documents; names in problems are theirs
   */
  public static ScenarioReading read(List<SourceText> sources) {
    Problems problems = new Problems();
    List<Scenario> scenarios = new ArrayList<>();
    for (SourceText source : sources) {
      Page page = new Page(source, problems);
      for (Node document : YamlDocuments.of(page, HINT)) {
        int before = problems.count();
        read(new YamlValue(page, document, "a document"))
            .filter(sound -> problems.count() == before)
            .ifPresent(scenarios::add);
      }
    }
    return new ScenarioReading(scenarios, problems.inOrder());
  }

  private static Optional<Scenario> read(YamlValue document) {
    return YamlMapping.open(document, KEYS, HINT).flatMap(ScenarioReader::read);
  }

  private static Optional<Scenario> read(YamlMapping mapping) {
    Optional<String> title =
        mapping.need("scenario", HINT).flatMap(value -> value.text("a sentence", HINT));
    Optional<YamlMapping> given =
        mapping
            .get("given")
            .flatMap(
                value ->
                    YamlMapping.open(value, GivenReader.KEYS, "what holds before the first event"));
    TimelineReader timeline = new TimelineReader();
    Optional<List<Moment>> moments =
        mapping
            .need("timeline", "what happens: `- {at: 2025-03-01T10:00Z, event: ..., user: ann}`")
            .flatMap(value -> timeline.read(value, given.flatMap(found -> found.get("profile"))));
    Optional<GivenReader> holds = given.map(found -> new GivenReader(found, timeline.start()));
    TimeRules rules = holds.map(GivenReader::rules).orElse(TimeRules.DEFAULT);
    Map<String, Long> published = holds.map(GivenReader::published).orElse(Map.of());
    Optional<List<Expectation>> expect =
        mapping
            .need("expect", "what is decided; nothing is `expect: []`")
            .flatMap(value -> expect(value, timeline.start()));
    if (title.isEmpty() || moments.isEmpty() || expect.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            title.get(),
            rules,
            published,
            moments.get(),
            timeline.changes(),
            expect.get(),
            mapping.span()));
  }

  private static Optional<List<Expectation>> expect(YamlValue value, OptionalLong start) {
    if (value.isEmptyList()) {
      return Optional.of(List.of());
    }
    ExpectReader reader = new ExpectReader(start);
    return value
        .items("a list", "each begins with a dash: `- {at: +1h, send: cart-first, to: ann}`")
        .map(items -> items.stream().flatMap(item -> reader.read(item).stream()).toList());
  }
}
