package io.beckon.core.compile;

import io.beckon.core.executable.SequenceStep;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.expression.Shape;
import io.beckon.core.model.SequenceStep.Absent;
import io.beckon.core.model.SequenceStep.Happens;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import io.beckon.core.value.TextHash;
import io.beckon.core.value.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles sequences. */
final class SequenceCompiler {

  private final Optional<String> per;
  private final Problems problems;

  /**
   * @param per a property of which the campaign takes the value from the event that starts a
   *     journey
   */
  SequenceCompiler(Optional<String> per, Problems problems) {
    this.per = per;
    this.problems = problems;
  }

  SequenceTrigger compile(Trigger.OnSequence trigger) {
    List<SequenceStep> steps = new ArrayList<>();
    for (int i = 0; i < trigger.steps().size(); i++) {
      steps.add(step(trigger, i));
    }
    String same = trigger.same().orElse(null);
    long within = trigger.within().toMillis();
    long absence = absence(trigger);
    return new SequenceTrigger(
        TextHash.of(text(steps, same, within, absence, trigger)),
        List.copyOf(steps),
        same,
        within,
        absence,
        trigger.afterMatch(),
        keptFirst(steps, same));
  }

  private SequenceStep step(Trigger.OnSequence trigger, int index) {
    io.beckon.core.model.SequenceStep step = trigger.steps().get(index);
    Roots roots =
        Roots.of(EnumSet.of(Root.EVENT, Root.PROFILE))
            .with(Root.MATCHED, SequenceNames.before(trigger, index, event -> Shape.mapOf(null)));
    Expression where =
        step.where()
            .flatMap(text -> ExpressionCompiler.compileCondition(text, roots, problems))
            .orElse(null);
    boolean looksBack = where != null && !where.reads(Root.MATCHED).isEmpty();
    if (step instanceof Absent) {
      return new SequenceStep(step.event(), where, looksBack, 1, 1, false, null, null, true);
    }
    Happens happens = (Happens) step;
    int count = happens.times().count();
    return new SequenceStep(
        step.event(),
        where,
        looksBack,
        switch (happens.times().kind()) {
          case AT_MOST -> 1;
          case AT_LEAST, EXACTLY -> count;
        },
        switch (happens.times().kind()) {
          case AT_LEAST -> SequenceStep.OPEN;
          case AT_MOST, EXACTLY -> count;
        },
        happens.optional(),
        happens.same().orElse(null),
        happens.as().orElse(null),
        false);
  }

  private static long absence(Trigger.OnSequence trigger) {
    if (trigger.steps().get(trigger.steps().size() - 1) instanceof Absent absent) {
      return absent.within().map(Duration::toMillis).orElse(SequenceTrigger.TO_THE_END);
    }
    return SequenceTrigger.NO_ABSENCE;
  }

  /**
   * All that it says, the same for all that say the same. This text never changes: what users have
   * begun is kept under its hash.
   */
  private static String text(
      List<SequenceStep> steps,
      String same,
      long within,
      long absence,
      Trigger.OnSequence trigger) {
    StringBuilder text = new StringBuilder("sequence");
    for (SequenceStep step : steps) {
      text.append(step.absent() ? "\nabsent " : "\nevent ").append(Values.quoted(step.event()));
      text.append(" where ").append(step.where() == null ? "" : step.where().canonical());
      text.append(" times ").append(step.least()).append(' ').append(step.most());
      text.append(" optional ").append(step.optional());
      text.append(" same ").append(step.same() == null ? "" : Values.quoted(step.same()));
      text.append(" as ").append(step.as() == null ? "" : step.as());
    }
    text.append("\nsame ").append(same == null ? "" : Values.quoted(same));
    text.append(" within ").append(within).append(" absence ").append(absence);
    return text.append(" after ").append(trigger.afterMatch().name()).toString();
  }

  private Set<String> keptFirst(List<SequenceStep> steps, String same) {
    Set<String> names = new LinkedHashSet<>();
    per.ifPresent(path -> names.add(topLevel(path)));
    if (same != null) {
      names.add(topLevel(same));
    }
    for (SequenceStep step : steps) {
      if (step.same() != null) {
        names.add(topLevel(step.same()));
      }
      if (step.where() != null) {
        step.where().reads(Root.MATCHED).stream()
            .filter(path -> path.size() > 1 && path.get(1) instanceof String)
            .forEach(path -> names.add((String) path.get(1)));
      }
    }
    return names;
  }

  private static String topLevel(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }
}
