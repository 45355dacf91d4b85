package io.beckon.core.read;

import io.beckon.core.model.AfterMatch;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.SequenceStep;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads sequences that start journeys. */
final class SequenceTrigger {

  static final Keys KEYS =
      Keys.of("a sequence trigger", "sequence", "within", "same", "after_match");
  static final Keys HAPPENS =
      Keys.of("a step of a sequence", "event", "where", "times", "optional", "same", "as");
  static final Keys ABSENT = Keys.of("an absence in a sequence", "absent", "where", "within");

  private static final Kinds<SequenceStep> STEPS =
      new Kinds<>(
          "a step of a sequence",
          List.of(
              new Kind<>(HAPPENS, SequenceTrigger::happens),
              new Kind<>(ABSENT, SequenceTrigger::absent)),
          "write each step as an item of its own: `[{event: ...}, {absent: ...}]`");

  private static final Choice<Boolean> OPTIONAL = Choice.of(Map.of("true", true, "false", false));

  private static final Choice<AfterMatch> AFTER_MATCH =
      Choice.of(
          Map.of(
              "no_skip", AfterMatch.NO_SKIP,
              "skip_to_next", AfterMatch.SKIP_TO_NEXT,
              "skip_past_last", AfterMatch.SKIP_PAST_LAST));

  private static final String HINT =
      "such as `sequence: [{event: pricing_viewed}, {event: contact_viewed}]`";

  private SequenceTrigger() {}

  static Optional<Trigger> read(YamlMapping mapping) {
    Optional<List<YamlValue>> items =
        mapping.get("sequence").flatMap(value -> value.items("a list of steps", HINT));
    Optional<Duration> within =
        mapping
            .want("within", "how long it may take: `within: 7d`; what is kept of a user ends then")
            .flatMap(DurationReader::window);
    Optional<String> same = mapping.get("same").flatMap(Names::property);
    AfterMatch afterMatch =
        mapping.get("after_match").flatMap(AFTER_MATCH::read).orElse(AfterMatch.SKIP_TO_NEXT);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<SequenceStep> steps = new ArrayList<>();
    items.get().forEach(item -> STEPS.read(item).ifPresent(steps::add));
    boolean sound =
        steps.size() == items.get().size() && new SequenceChecks(items.get(), steps).pass();
    return sound && within.isPresent()
        ? Optional.of(new Trigger.OnSequence(steps, same, within.get(), afterMatch, mapping.span()))
        : Optional.empty();
  }

  private static Optional<SequenceStep> happens(YamlMapping mapping) {
    Optional<String> event = mapping.get("event").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Times> times = mapping.get("times").flatMap(TimesReader::inSequence);
    boolean optional = mapping.get("optional").flatMap(OPTIONAL::read).orElse(false);
    Optional<String> same = mapping.get("same").flatMap(Names::property);
    Optional<String> as = mapping.get("as").flatMap(Names::step);
    if (same.isPresent() && !mapping.has("times")) {
      mapping
          .get("same")
          .get()
          .problem(
              "one event always has one value",
              "add `times: 2`, or write `same` beside `sequence` for all of its events");
    }
    return event.map(
        name ->
            new SequenceStep.Happens(
                name,
                where,
                times.orElse(new Times(Times.Kind.EXACTLY, 1)),
                optional,
                same,
                as,
                mapping.span()));
  }

  private static Optional<SequenceStep> absent(YamlMapping mapping) {
    Optional<String> event = mapping.get("absent").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    Optional<Duration> within = mapping.get("within").flatMap(DurationReader::window);
    return event.map(name -> new SequenceStep.Absent(name, where, within, mapping.span()));
  }
}
