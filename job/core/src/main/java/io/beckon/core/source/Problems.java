package io.beckon.core.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Collects every problem of a reading, so that an author sees all of them at once. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  public void add(Span span, String message) {
    add(span, message, "");
  }

  public void add(Span span, String message, String hint) {
    found.add(new Problem(span, message, hint));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public int count() {
    return found.size();
  }

  /** All problems by file, line and column; those of one place in the order they were found. */
  public List<Problem> inOrder() {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Problem p) -> p.span().source().name())
            .thenComparingInt(p -> p.span().line())
            .thenComparingInt(p -> p.span().column()));
    return Collections.unmodifiableList(sorted);
  }
}
