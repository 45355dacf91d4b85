package io.beckon.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Conditions joined by {@code &&} or by {@code ||}, asked from the left until the answer is known.
 *
 * @param all whether all must hold, or any
 * @param conditions two or more; none is itself a junction of the same kind, since {@code a && (b
 *     && c)} says what {@code a && b && c} says
 */
record Junction(boolean all, List<Term> conditions) implements Term {

  static Junction of(boolean all, Term left, Term right) {
    List<Term> conditions = new ArrayList<>();
    for (Term side : List.of(left, right)) {
      if (side instanceof Junction inner && inner.all == all) {
        conditions.addAll(inner.conditions);
      } else {
        conditions.add(side);
      }
    }
    return new Junction(all, List.copyOf(conditions));
  }

  @Override
  public Object value(Frame frame) {
    for (int i = 0; i < conditions.size(); i++) {
      if (conditions.get(i).holds(frame) != all) {
        return !all;
      }
    }
    return all;
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
  }

  @Override
  public String canonical() {
    return conditions.stream()
        .map(Term::canonical)
        .collect(Collectors.joining(all ? " && " : " || ", "(", ")"));
  }

  @Override
  public List<Term> parts() {
    return conditions;
  }
}
