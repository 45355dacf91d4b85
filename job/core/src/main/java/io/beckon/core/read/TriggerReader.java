package io.beckon.core.read;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads what starts a journey: one trigger, or a list of which any starts one. */
final class TriggerReader {

  static final Keys EVENT =
      Keys.of("an event trigger", "event", "where", "times", "within", "same", "unless");
  static final Keys INACTIVE = Keys.of("an inactivity trigger", "inactive", "after", "without");
  static final Keys ENTERS = Keys.of("a trigger on entering a segment", "enters");
  static final Keys LEAVES = Keys.of("a trigger on leaving a segment", "leaves");

  private static final Kinds<Trigger> KINDS =
      new Kinds<>(
          "a trigger",
          List.of(
              new Kind<>(EVENT, TriggerReader::event),
              new Kind<>(INACTIVE, TriggerReader::inactive),
              new Kind<>(ENTERS, mapping -> segment(mapping, true)),
              new Kind<>(LEAVES, mapping -> segment(mapping, false)),
              new Kind<>(DateTrigger.KEYS, DateTrigger::read),
              new Kind<>(ItemTrigger.KEYS, ItemTrigger::read),
              new Kind<>(SequenceTrigger.KEYS, SequenceTrigger::read)),
          "write each trigger as an item of its own: `trigger: [{event: ...}, {event: ...}]`");

  /** With {@code same}, so many instants are kept of every value, of which there may be many. */
  private static final int MOST_OF_EACH_VALUE = 50;

  private static final String HINT = "such as `trigger: {event: order_placed}`";

  private TriggerReader() {}

  static Optional<List<Trigger>> read(YamlValue value) {
    if (value.isText()) {
      value.mapping("a mapping", HINT);
      return Optional.empty();
    }
    if (!value.isList()) {
      return KINDS.read(value).map(List::of);
    }
    return value
        .items("a list of triggers", HINT)
        .map(items -> items.stream().flatMap(item -> KINDS.read(item).stream()).toList());
  }

  private static Optional<? extends Trigger> event(YamlMapping mapping) {
    Optional<String> event = mapping.get("event").flatMap(Names::event);
    Optional<ExpressionText> where = mapping.get("where").flatMap(ExpressionReader::read);
    if (mapping.has("times")) {
      return count(mapping, event, where);
    }
    for (String key : mapping.among("within", "same", "unless")) {
      mapping
          .get(key)
          .get()
          .problem("`" + key + "` belongs to a count, and there is none", "add `times: 3`");
    }
    return event.map(name -> new Trigger.OnEvent(name, where, mapping.span()));
  }

  private static Optional<Trigger> count(
      YamlMapping mapping, Optional<String> event, Optional<ExpressionText> where) {
    int most = mapping.has("same") ? MOST_OF_EACH_VALUE : TimesReader.MOST;
    Optional<Integer> times =
        mapping.get("times").flatMap(value -> WholeNumber.between(2, most, value));
    Optional<Duration> within =
        mapping
            .want("within", "in how long a time they are counted: `within: 7d`")
            .flatMap(DurationReader::window);
    Optional<String> same = mapping.get("same").flatMap(Names::property);
    Optional<String> unless = mapping.get("unless").flatMap(Names::event);
    if (event.isEmpty() || times.isEmpty() || within.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Trigger.OnCount(
            event.get(), where, times.get(), within.get(), same, unless, mapping.span()));
  }

  private static Optional<Trigger> inactive(YamlMapping mapping) {
    Optional<Duration> length = mapping.get("inactive").flatMap(DurationReader::window);
    Optional<String> after = mapping.get("after").flatMap(Names::event);
    List<String> without = mapping.get("without").flatMap(TriggerReader::events).orElse(List.of());
    return length.map(silence -> new Trigger.OnSilence(silence, after, without, mapping.span()));
  }

  private static Optional<List<String>> events(YamlValue value) {
    return Several.read(
        value, "a list of events", "such as `[page_viewed, screen_viewed]`", Names::event);
  }

  private static Optional<Trigger> segment(YamlMapping mapping, boolean enters) {
    return mapping
        .get(enters ? "enters" : "leaves")
        .flatMap(Names::segment)
        .map(segment -> new Trigger.OnSegment(segment, enters, mapping.span()));
  }
}
