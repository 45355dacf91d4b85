package io.beckon.core.compile;

import io.beckon.core.executable.CompareClause;
import io.beckon.core.executable.DidClause;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.GroupClause;
import io.beckon.core.executable.NotClause;
import io.beckon.core.executable.Tally;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles clauses; a clause with a problem compiles to null, and the problem is collected. */
final class ClauseCompiler implements Clause.Visitor<ExecutableClause> {

  private static final Set<Root> OF_A_JOURNEY =
      EnumSet.of(Root.PROFILE, Root.TRIGGER, Root.JOURNEY);

  private final Problems problems;

  ClauseCompiler(Problems problems) {
    this.problems = problems;
  }

  /** Null where there is no clause. */
  ExecutableClause compile(Optional<Clause> clause) {
    return clause.map(this::compile).orElse(null);
  }

  ExecutableClause compile(Clause clause) {
    return clause.accept(this);
  }

  @Override
  public ExecutableClause compare(Clause.Compare clause) {
    return ExpressionCompiler.compileCondition(clause.expression(), OF_A_JOURNEY, problems)
        .map(CompareClause::new)
        .orElse(null);
  }

  @Override
  public ExecutableClause did(Clause.Did clause) {
    Expression where = null;
    if (clause.where().isPresent()) {
      where =
          ExpressionCompiler.compileCondition(
                  clause.where().get(), EnumSet.of(Root.EVENT), problems)
              .orElse(null);
    }
    long within = clause.reach().within().map(Duration::toMillis).orElse(Tally.FOR_EVER);
    Tally tally = new Tally(clause.event(), where, DidClause.needed(clause.times()), within);
    return new DidClause(tally, clause.times(), within, text(clause));
  }

  @Override
  public ExecutableClause aggregate(Clause.Aggregate clause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutableClause when(Clause.When clause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutableClause in(Clause.In clause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutableClause message(Clause.Message clause) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ExecutableClause not(Clause.Not clause) {
    return new NotClause(compile(clause.clause()));
  }

  @Override
  public ExecutableClause any(Clause.Any clause) {
    return new GroupClause(compileAll(clause.clauses()), false);
  }

  @Override
  public ExecutableClause all(Clause.All clause) {
    return new GroupClause(compileAll(clause.clauses()), true);
  }

  private List<ExecutableClause> compileAll(List<Clause> clauses) {
    List<ExecutableClause> compiled = new ArrayList<>();
    clauses.forEach(clause -> compiled.add(compile(clause)));
    return compiled;
  }

  /** As a journey record names it: {@code did order_placed where event.total > 50 within 90d}. */
  private static String text(Clause.Did clause) {
    StringBuilder text = new StringBuilder("did ").append(clause.event());
    clause
        .where()
        .map(ExpressionText::text)
        .ifPresent(where -> text.append(" where ").append(where));
    clause
        .reach()
        .within()
        .ifPresent(within -> text.append(" within ").append(DurationText.of(within)));
    return text.toString();
  }
}
