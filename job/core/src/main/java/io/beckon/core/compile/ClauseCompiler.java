package io.beckon.core.compile;

import io.beckon.core.executable.CompareClause;
import io.beckon.core.executable.DidClause;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Extent;
import io.beckon.core.executable.GroupClause;
import io.beckon.core.executable.MessageClause;
import io.beckon.core.executable.NotClause;
import io.beckon.core.executable.Tally;
import io.beckon.core.executable.WhenClause;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Times;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles clauses; a clause with a problem compiles to null, and the problem is collected. */
public final class ClauseCompiler implements Clause.Visitor<ExecutableClause> {

  private static final Set<Root> OF_A_JOURNEY =
      EnumSet.of(Root.PROFILE, Root.TRIGGER, Root.JOURNEY);

  private static final Set<Root> OF_A_USER = EnumSet.of(Root.PROFILE);

  private static final Set<Root> OF_HISTORY = EnumSet.of(Root.EVENT);

  private final Problems problems;
  private final Segments segments;
  private final Roots roots;

  /** For clauses that a journey asks, where there are no segments. */
  public ClauseCompiler(Problems problems) {
    this(problems, Segments.NONE);
  }

  /** For clauses that a journey asks. */
  public ClauseCompiler(Problems problems, Segments segments) {
    this(problems, segments, Roots.of(OF_A_JOURNEY));
  }

  private ClauseCompiler(Problems problems, Segments segments, Roots roots) {
    this.problems = problems;
    this.segments = segments;
    this.roots = roots;
  }

  /** For clauses that a journey asks which can look at this. */
  static ClauseCompiler ofJourney(Problems problems, Segments segments, Roots roots) {
    return new ClauseCompiler(problems, segments, roots);
  }

  /** For clauses that are asked of a user, of whom no journey is known. */
  public static ClauseCompiler ofUser(Problems problems, Segments segments) {
    return new ClauseCompiler(problems, segments, Roots.of(OF_A_USER));
  }

  /** Null where there is no clause. */
  public ExecutableClause compile(Optional<Clause> clause) {
    return clause.map(this::compile).orElse(null);
  }

  public ExecutableClause compile(Clause clause) {
    return clause.accept(this);
  }

  @Override
  public ExecutableClause compare(Clause.Compare clause) {
    return ExpressionCompiler.compileCondition(clause.expression(), roots, problems)
        .map(CompareClause::new)
        .orElse(null);
  }

  @Override
  public ExecutableClause did(Clause.Did clause) {
    checkReach(clause.reach(), clause.span());
    return did(
        clause.event(), clause.where(), clause.reach(), clause.times(), ClauseText.of(clause));
  }

  @Override
  public ExecutableClause aggregate(Clause.Aggregate clause) {
    checkReach(clause.reach(), clause.span());
    return new AggregateCompiler(this, problems).compile(clause);
  }

  @Override
  public ExecutableClause when(Clause.When clause) {
    Expression where = where(clause.event(), clause.where());
    // What must be longer ago than so long may be as long ago as it likes.
    long window = clause.before() ? Extent.EVER.window() : clause.length().toMillis();
    Tally tally =
        clause.first()
            ? Tally.first(clause.event(), where)
            : Tally.times(clause.event(), where, new Extent(window, null).demand(1));
    return new WhenClause(
        tally, clause.before(), clause.length().toMillis(), ClauseText.of(clause));
  }

  @Override
  public ExecutableClause in(Clause.In clause) {
    return segments.ask(clause.segment(), clause.span(), problems);
  }

  @Override
  public ExecutableClause message(Clause.Message clause) {
    checkReach(clause.reach(), clause.span());
    String text = ClauseText.of(clause);
    String named = Values.quoted(clause.message());
    String which = "(event.template == " + named + " || event.step == " + named + ")";
    ExecutableClause reports =
        switch (clause.kind()) {
          case RECEIVED ->
              new GroupClause(
                  List.of(
                      reported("message_sent", which, clause, text + ", sent"),
                      reported("message_delivered", which, clause, text + ", delivered")),
                  false);
          case OPENED -> reported("message_opened", ofHumans(which), clause, text);
          case CLICKED -> reported("message_clicked", ofHumans(which), clause, text);
        };
    return new MessageClause(clause.message(), reports);
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

  /** Which occurrences of an event count in history; null for all, and where there is a problem. */
  Expression where(String event, Optional<ExpressionText> where) {
    return where
        .flatMap(text -> ExpressionCompiler.compileCondition(text, OF_HISTORY, problems))
        .orElse(null);
  }

  /** A property of an event by its path, {@code address.country}; null where there is a problem. */
  Expression property(String event, String path, Span span) {
    StringBuilder text = new StringBuilder(Root.EVENT.word());
    for (String name : path.split("\\.", -1)) {
      // Written like this a name is one, whatever it would mean to CEL.
      text.append('[').append(Values.quoted(name)).append(']');
    }
    return ExpressionCompiler.compileValue(
            new ExpressionText(text.toString(), span), OF_HISTORY, problems)
        .orElse(null);
  }

  private DidClause did(
      String event, Optional<ExpressionText> where, Reach reach, Times times, String text) {
    Extent extent = Extent.of(reach);
    Tally tally = Tally.times(event, where(event, where), extent.demand(DidClause.needed(times)));
    return new DidClause(tally, times, extent, text);
  }

  private DidClause reported(String event, String which, Clause.Message clause, String text) {
    Optional<ExpressionText> where = Optional.of(new ExpressionText(which, clause.span()));
    return did(event, where, clause.reach(), Times.ONCE, text);
  }

  private static String ofHumans(String which) {
    return which + " && event.human != false";
  }

  private void checkReach(Reach reach, Span span) {
    if (reach.since().isPresent() && !roots.has(Root.TRIGGER)) {
      String moment = ClauseText.of(reach.since().get());
      problems.add(
          span,
          "`since: " + moment + "` asks about a journey, and there is none here",
          "say how long: `within: 30d`");
    }
  }
}
