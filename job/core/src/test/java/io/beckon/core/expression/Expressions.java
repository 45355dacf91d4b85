package io.beckon.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expressions and the files they stand in, for tests. */
final class Expressions {

  private static final Set<Root> ALL = EnumSet.allOf(Root.class);

  private Expressions() {}

  /** An expression as it stands behind {@code where: } in a file. */
  static ExpressionText written(String text) {
    return new ExpressionText(text, span("where: " + text, 8, text.length()));
  }

  static Span span(String line, int column, int length) {
    return new Span(new SourceText("c.yaml", line), 1, column, Math.max(1, length));
  }

  static Expression value(String text) {
    Problems problems = new Problems();
    Optional<Expression> compiled = ExpressionCompiler.compileValue(written(text), ALL, problems);
    assertThat(problems.inOrder()).as(text).isEmpty();
    return compiled.orElseThrow();
  }

  static List<Problem> problems(String text, Set<Root> allowed) {
    Problems problems = new Problems();
    Optional<Expression> compiled =
        ExpressionCompiler.compileCondition(written(text), allowed, problems);
    assertThat(compiled.isEmpty())
        .as("empty just where there are problems")
        .isNotEqualTo(problems.isEmpty());
    return problems.inOrder();
  }

  static Scope event(Map<String, Object> properties) {
    return root -> root == Root.EVENT ? properties : Map.of();
  }
}
