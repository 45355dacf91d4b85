package io.beckon.core.scenario;

import io.beckon.core.scenario.Expectation.Detail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Two timelines side by side, for whoever must find out why a scenario failed: what was expected,
 * with its line in the file, beside what was decided; differing rows are marked. Below them stands
 * everything that was decided, since the reason is often a decision that nobody compared.
 */
public final class SideBySide {

  private static final String NOTHING = "-";

  private SideBySide() {}

  /** The text, each line with its line break. */
  public static String of(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(verdict.scenario().span()).append(": ").append(verdict.scenario().title());
    text.append('\n');
    appendRows(verdict, text);
    if (!verdict.decisions().isEmpty()) {
      text.append("  everything that was decided:\n");
      for (Outcome outcome : verdict.decisions()) {
        text.append("    ").append(told(outcome)).append('\n');
      }
    }
    return text.toString();
  }

  private static void appendRows(Verdict verdict, StringBuilder text) {
    List<String> left = new ArrayList<>(List.of("expected"));
    List<String> right = new ArrayList<>(List.of("decided"));
    List<String> marks = new ArrayList<>(List.of(" "));
    List<String> places = new ArrayList<>(List.of(""));
    for (Verdict.Row row : verdict.rows()) {
      left.add(row.expected().map(SideBySide::told).orElse(NOTHING));
      right.add(row.actual().map(actual -> told(actual, row)).orElse(NOTHING));
      marks.add(row.agrees() ? " " : "!");
      places.add(
          row.agrees()
              ? ""
              : row.expected().map(missed -> "   line " + missed.span().line()).orElse(""));
    }
    int leftWidth = width(left);
    int rightWidth = width(right);
    for (int i = 0; i < left.size(); i++) {
      String line =
          String.format(
              "  %s %-" + leftWidth + "s | %-" + rightWidth + "s%s",
              marks.get(i),
              left.get(i),
              right.get(i),
              places.get(i));
      text.append(line.stripTrailing()).append('\n');
    }
  }

  private static int width(List<String> column) {
    return column.stream().mapToInt(String::length).max().orElse(1);
  }

  private static String told(Expectation expected) {
    return new Line(expected.at(), expected.kind(), expected.name(), expected.user())
        .with(expected.details(), expected.details().keySet())
        .decided(expected.decided())
        .toString();
  }

  /** Beside an expectation a decision shows what the expectation speaks of. */
  private static String told(Outcome outcome, Verdict.Row row) {
    Set<Detail> spokenOf = row.expected().map(e -> e.details().keySet()).orElse(Set.of());
    boolean when = row.expected().map(e -> e.decided().isPresent()).orElse(false);
    return line(outcome)
        .with(outcome.details(), spokenOf)
        .decided(when ? OptionalLong.of(outcome.decided()) : OptionalLong.empty())
        .toString();
  }

  private static String told(Outcome outcome) {
    return line(outcome)
        .with(outcome.details(), EnumSet.allOf(Detail.class))
        .decided(OptionalLong.of(outcome.decided()))
        .toString();
  }

  private static Line line(Outcome outcome) {
    return new Line(
        outcome.at(), outcome.kind(), outcome.names().iterator().next(), outcome.user());
  }

  /** One decision in words. */
  private static final class Line {

    private final String name;
    private final StringBuilder text = new StringBuilder();

    Line(long at, Outcome.Kind kind, String name, String user) {
      this.name = name;
      text.append(instant(at)).append("  ").append(kind.word()).append(' ').append(name);
      text.append(kind.isMessage() ? " to " : ", ").append(user);
    }

    /** Adds the chosen details, but not what is empty or said by the name already. */
    Line with(Map<Detail, String> details, Set<Detail> chosen) {
      for (Detail detail : Detail.values()) {
        String value = details.getOrDefault(detail, "");
        if (chosen.contains(detail) && !value.isEmpty() && !value.equals(name)) {
          add(detail.name().toLowerCase(Locale.ROOT), value);
        }
      }
      return this;
    }

    Line decided(OptionalLong decided) {
      decided.ifPresent(instant -> add("decided", instant(instant)));
      return this;
    }

    private void add(String word, String value) {
      text.append(", ").append(word).append(' ').append(value);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** ISO-8601; without seconds where there are none, as authors write it. */
  private static String instant(long millis) {
    String full = Instant.ofEpochMilli(millis).toString();
    return full.endsWith(":00Z") ? full.substring(0, full.length() - 4) + "Z" : full;
  }
}
