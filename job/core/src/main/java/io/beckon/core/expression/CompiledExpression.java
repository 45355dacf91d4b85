package io.beckon.core.expression;

import io.beckon.core.value.Values;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An expression as a tree of terms. */
final class CompiledExpression implements Expression {

  private static final int SHOWN = 100;

  private final String text;
  private final Term term;
  private final String canonical;
  private final int loops;
  private final List<Path> paths;

  CompiledExpression(String text, Term term) {
    this.text = text;
    this.term = term;
    this.canonical = term.canonical();
    this.loops = loops(term);
    Set<Path> found = new LinkedHashSet<>();
    findPaths(term, found);
    this.paths = List.copyOf(found);
  }

  @Override
  public Object evaluate(Scope scope) {
    Frame frame = new Frame(scope, loops);
    Object value = term.value(frame);
    // An answer from part of the items would be a guess.
    return frame.exhausted() ? null : value;
  }

  @Override
  public void explain(Scope scope, Map<String, String> values) {
    Frame frame = new Frame(scope, 0);
    for (Path path : paths) {
      values.put(path.canonical(), Values.excerpt(path.value(frame), SHOWN));
    }
  }

  @Override
  public List<List<Object>> reads(Root root) {
    return paths.stream().filter(path -> path.root() == root).map(Path::keys).toList();
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String canonical() {
    return canonical;
  }

  @Override
  public String toString() {
    return canonical;
  }

  /** The depth of the deepest loop: loops beside each other can use the same place. */
  private static int loops(Term term) {
    int loops = term instanceof Loop loop ? loop.depth() + 1 : 0;
    for (Term part : term.parts()) {
      loops = Math.max(loops, loops(part));
    }
    return loops;
  }

  private static void findPaths(Term term, Set<Path> found) {
    if (term instanceof Path path) {
      found.add(path);
    }
    term.parts().forEach(part -> findPaths(part, found));
  }
}
