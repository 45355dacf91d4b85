package io.beckon.core.expression;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Problems;
import java.util.Optional;
import java.util.Set;

/**
 * Turns expressions of a campaign file into something that can be asked, or into problems in the
 * author's words. Thread-safe.
 *
 * <p>CEL's own parser reads them; what they mean is said in {@link Expression} and in the terms of
 * this package, and not by CEL's checker and interpreter, to which 1 and 1.0 are different things
 * and a missing property is an error. Beyond the operators there are {@code has}, {@code size},
 * {@code contains}, {@code startsWith}, {@code endsWith}, {@code matches}, {@code int}, {@code
 * double}, {@code string} and, over lists, {@code exists}, {@code exists_one}, {@code all}, {@code
 * filter}, {@code map}.
 *
 * <p>An expression is bounded: {@value #MAX_LENGTH} characters, a depth, and for each evaluation an
 * amount of work over lists, beyond which its value is missing.
 */
public final class ExpressionCompiler {

  /** Length of an expression, in characters. */
  public static final int MAX_LENGTH = 2_000;

  private ExpressionCompiler() {}

  /**
   * Compiles an expression that is to hold or not.
   *
   * @param allowed the roots that exist where it stands
   * @param problems takes what is wrong, that it can never be true included
   * @return empty where there was a problem
   */
  public static Optional<Expression> compileCondition(
      ExpressionText text, Set<Root> allowed, Problems problems) {
    return compileCondition(text, Roots.of(allowed), problems);
  }

  /**
   * As {@link #compileCondition(ExpressionText, Set, Problems)}, held against what is known of the
   * roots: what it says of properties that are not there, or not so, is a problem too.
   */
  public static Optional<Expression> compileCondition(
      ExpressionText text, Roots roots, Problems problems) {
    Report report = new Report(text, problems);
    Optional<Term> term = read(report, roots);
    term.filter(read -> !read.types().contains(Type.CONDITION))
        .ifPresent(
            read ->
                report.whole(
                    "this is " + Type.words(read.types()) + ", and a condition is needed",
                    "compare it with something, as in `event.price >= 20`"));
    return report.foundNothing()
        ? term.map(read -> new CompiledExpression(text.text(), read))
        : Optional.empty();
  }

  /**
   * Compiles an expression whose value is wanted, of whatever type.
   *
   * @param allowed the roots that exist where it stands
   * @param problems takes what is wrong
   * @return empty where there was a problem
   */
  public static Optional<Expression> compileValue(
      ExpressionText text, Set<Root> allowed, Problems problems) {
    return compileValue(text, Roots.of(allowed), problems);
  }

  /** As {@link #compileValue(ExpressionText, Set, Problems)}, held against what is known. */
  public static Optional<Expression> compileValue(
      ExpressionText text, Roots roots, Problems problems) {
    return read(new Report(text, problems), roots)
        .map(read -> new CompiledExpression(text.text(), read));
  }

  /**
   * Adds what is wrong with the form of an expression, wherever it stands: what a reader of files
   * can say of expressions that will never be compiled, since something else is wrong with their
   * campaign. What is well formed may still not compile.
   *
   * @return whether it is well formed
   */
  public static boolean checkForm(ExpressionText text, Problems problems) {
    return SyntaxReader.read(new Report(text, problems)).isPresent();
  }

  private static Optional<Term> read(Report report, Roots roots) {
    return SyntaxReader.read(report)
        .flatMap(syntax -> new TermReader(syntax, report, new Names(roots, report)).read());
  }
}
