package io.beckon.core.compile;

import io.beckon.core.executable.ConditionTrigger;
import io.beckon.core.executable.DateTrigger;
import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.EventTrigger;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.NotClause;
import io.beckon.core.executable.SilenceClause;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import io.beckon.core.value.TextHash;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compiles what starts journeys; what has a problem compiles to null, and the problem is said. */
final class TriggerCompiler implements Trigger.Visitor<ExecutableTrigger> {

  /** A trigger meets nobody's journey yet, so it cannot look at one. */
  private static final Set<Root> BEFORE_A_JOURNEY = EnumSet.of(Root.EVENT, Root.PROFILE);

  private final String campaign;
  private final Segments segments;
  private final Problems problems;
  private final HistoryTriggers history;
  private final SequenceCompiler sequences;

  TriggerCompiler(Campaign campaign, Segments segments, Problems problems) {
    this.campaign = campaign.id();
    this.sequences = new SequenceCompiler(campaign.per(), problems);
    this.segments = segments;
    this.problems = problems;
    this.history = new HistoryTriggers(problems);
  }

  List<ExecutableTrigger> compile(List<Trigger> triggers) {
    List<ExecutableTrigger> compiled = new ArrayList<>();
    triggers.forEach(trigger -> compiled.add(trigger.accept(this)));
    compiled.removeIf(Objects::isNull);
    return List.copyOf(compiled);
  }

  @Override
  public ExecutableTrigger onEvent(Trigger.OnEvent trigger) {
    Expression where =
        trigger
            .where()
            .flatMap(text -> ExpressionCompiler.compileCondition(text, BEFORE_A_JOURNEY, problems))
            .orElse(null);
    return new EventTrigger(new EventMatch(trigger.event(), where), null);
  }

  @Override
  public ExecutableTrigger onCount(Trigger.OnCount trigger) {
    return new EventTrigger(new EventMatch(trigger.event(), null), history.count(trigger));
  }

  @Override
  public ExecutableTrigger onSequence(Trigger.OnSequence trigger) {
    return sequences.compile(trigger);
  }

  @Override
  public ExecutableTrigger onSilence(Trigger.OnSilence trigger) {
    SilenceClause silence = history.silence(trigger);
    return ConditionTrigger.of("inactive", silence.text(), silence);
  }

  @Override
  public ExecutableTrigger onSegment(Trigger.OnSegment trigger) {
    ExecutableClause in = segments.ask(trigger.segment(), trigger.span(), problems);
    if (in == null) {
      return null;
    }
    String kind = trigger.enters() ? "enters" : "leaves";
    // A segment that says something else is another condition.
    String text = kind + " " + trigger.segment() + "@" + segments.version(trigger.segment());
    return ConditionTrigger.of(kind, text, trigger.enters() ? in : new NotClause(in));
  }

  @Override
  public ExecutableTrigger onItem(Trigger.OnItem trigger) {
    return history.item(campaign, trigger);
  }

  @Override
  public ExecutableTrigger onDate(Trigger.OnDate trigger) {
    Expression attribute =
        trigger
            .attribute()
            .flatMap(
                text -> ExpressionCompiler.compileValue(text, EnumSet.of(Root.PROFILE), problems))
            .orElse(null);
    if (attribute == null && trigger.first().isEmpty()) {
      return null;
    }
    String of = attribute == null ? "first " + trigger.first().get() : attribute.canonical();
    String text =
        String.join(
            " ",
            "date",
            of,
            trigger.everyYear() ? "every year" : "once",
            trigger.offsetDays() + "d",
            trigger.at().toString());
    return new DateTrigger(
        TextHash.of(text),
        attribute,
        trigger.first().map(history::first).orElse(null),
        trigger.everyYear(),
        trigger.offsetDays(),
        trigger.at());
  }
}
