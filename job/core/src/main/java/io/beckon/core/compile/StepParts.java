package io.beckon.core.compile;

import io.beckon.core.executable.Answer;
import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableValue;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles what the steps of one campaign hold: conditions, values, and what answers a wait. */
final class StepParts {

  private final ClauseCompiler clauses;
  private final Problems problems;
  private final Roots ofJourney;
  private final Roots ofAnAnswer;
  private final SentMessages messages;

  /**
   * @param steps of the campaign
   * @param ofJourney what a journey can look at
   * @param problems gets what is wrong; what has a problem compiles to null
   */
  StepParts(List<Step> steps, ClauseCompiler clauses, Roots ofJourney, Problems problems) {
    this.ofJourney = ofJourney;
    this.ofAnAnswer = ofJourney.and(Root.EVENT);
    this.clauses = clauses;
    this.problems = problems;
    this.messages = SentMessages.of(steps);
  }

  ExecutableClause clause(Clause clause) {
    return clauses.compile(clause);
  }

  Expression value(ExpressionText text) {
    return ExpressionCompiler.compileValue(text, ofJourney, problems).orElse(null);
  }

  ExecutableValue value(Setting.Value value) {
    if (value instanceof Setting.Worked worked) {
      return new ExecutableValue(null, value(worked.expression()));
    }
    return new ExecutableValue(((Setting.Given) value).value(), null);
  }

  Answer answer(Step.WaitFor step) {
    if (step.answer() instanceof Step.WaitFor.ByEvent event) {
      return new Answer.ByEvent(new EventMatch(event.event(), where(event.where())));
    }
    Step.WaitFor.ByMessage message = (Step.WaitFor.ByMessage) step.answer();
    Set<String> ids = messages.called(message.message());
    if (ids.isEmpty()) {
      problems.add(
          step.span(),
          "no step of this campaign sends `" + message.message() + "`",
          messages.hint(message.message()));
    }
    return new Answer.ByMessage(message.kind(), message.message(), ids);
  }

  private Expression where(Optional<ExpressionText> where) {
    return where
        .flatMap(text -> ExpressionCompiler.compileCondition(text, ofAnAnswer, problems))
        .orElse(null);
  }
}
