package io.beckon.core.read;

import io.beckon.core.expression.Root;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Step;
import io.beckon.core.read.OffsetReader.Offset;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code wait: 1h}, {@code wait: {since_start: 24h}} and {@code wait: {until: ...}}, the last
 * one with a time of day or with a date.
 */
final class WaitStep {

  static final Keys KEYS = Keys.of("a wait", "wait");
  static final Keys SINCE_START = Keys.of("a wait since the start", "since_start");
  static final Keys UNTIL =
      Keys.of("a wait until a time", "until", "days", "offset", "at", "if_past");

  private static final Root[] ROOTS = {Root.PROFILE, Root.TRIGGER, Root.JOURNEY};
  private static final String[] OF_A_DATE = {"offset", "at", "if_past"};

  private static final Choice<Boolean> GO_ON_IF_PAST =
      Choice.of(Map.of("skip", false, "now", true));

  private static final String UNTIL_HINT =
      "a time of day in the user's zone, `until: \"09:00\"`, or a date,"
          + " `until: profile.trial_ends_at`";

  private final StepsReader steps;

  WaitStep(StepsReader steps) {
    this.steps = steps;
  }

  Kind<Step> kind() {
    return new Kind<>(KEYS, this::read);
  }

  private Optional<? extends Step> read(YamlMapping mapping) {
    steps.needToFollow(mapping);
    return mapping
        .get("wait")
        .flatMap(value -> value.isMapping() ? forms(mapping).read(value) : plain(mapping, value));
  }

  private static Optional<Step> plain(YamlMapping step, YamlValue value) {
    return DurationReader.wait(value).map(duration -> new Step.Wait(duration, step.span()));
  }

  private static Kinds<Step> forms(YamlMapping step) {
    return new Kinds<>(
        "a wait",
        List.of(
            new Kind<>(SINCE_START, form -> sinceStart(step, form)),
            new Kind<>(UNTIL, form -> until(step, form))),
        "write two waits, one behind the other");
  }

  private static Optional<Step> sinceStart(YamlMapping step, YamlMapping form) {
    return form.get("since_start")
        .flatMap(DurationReader::wait)
        .map(duration -> new Step.WaitSinceStart(duration, step.span()));
  }

  private static Optional<Step> until(YamlMapping step, YamlMapping form) {
    YamlValue until = form.get("until").get();
    if (PathReader.beginsAsPath(until.glimpse(), ROOTS)) {
      refuse(form, "`until` with a date", "a date has its day already", "days");
      return date(step, form, until);
    }
    refuse(form, "`until` with a time of day", "it belongs to a date", OF_A_DATE);
    return time(step, form, until);
  }

  private static Optional<Step> time(YamlMapping step, YamlMapping form, YamlValue until) {
    Optional<LocalTime> time = TimeOfDay.read(until, UNTIL_HINT);
    Set<DayOfWeek> days =
        form.get("days").flatMap(TimeOfDay::days).orElse(EnumSet.allOf(DayOfWeek.class));
    return time.map(at -> new Step.WaitUntilTime(at, days, step.span()));
  }

  private static Optional<Step> date(YamlMapping step, YamlMapping form, YamlValue until) {
    Optional<ExpressionText> date = PathReader.read(until, ROOTS);
    Offset offset = form.get("offset").flatMap(OffsetReader::read).orElse(Offset.NONE);
    Optional<LocalTime> at = form.get("at").flatMap(TimeOfDay::read);
    boolean goOn = form.get("if_past").flatMap(GO_ON_IF_PAST::read).orElse(false);
    return date.map(
        path -> new Step.WaitUntilDate(path, offset.days(), offset.clock(), at, goOn, step.span()));
  }

  private static void refuse(YamlMapping form, String what, String hint, String... keys) {
    for (String key : form.among(keys)) {
      form.get(key).get().problem("`" + key + "` does not go with " + what, hint);
    }
  }
}
