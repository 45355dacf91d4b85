package io.beckon.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A question about the items of a list: {@code event.items.exists(i, i.price > 20)}. Missing where
 * there is no list.
 *
 * @param kind what is asked
 * @param range the list
 * @param depth how many loops stand around this one
 * @param name of the item in the body
 * @param body what is asked of each item
 */
record Loop(Kind kind, Term range, int depth, String name, Term body) implements Term {

  /** What is asked of the items. */
  enum Kind {
    EXISTS("exists", Type.CONDITIONS),
    EXISTS_ONE("exists_one", Type.CONDITIONS),
    ALL("all", Type.CONDITIONS),
    FILTER("filter", Type.LISTS),
    MAP("map", Type.LISTS);

    private final String word;
    private final Set<Type> types;

    Kind(String word, Set<Type> types) {
      this.word = word;
      this.types = types;
    }

    String word() {
      return word;
    }
  }

  @Override
  public Object value(Frame frame) {
    if (!(range.value(frame) instanceof List<?> list)) {
      return null;
    }
    return switch (kind) {
      case EXISTS -> count(frame, list, true, 1) == 1;
      case EXISTS_ONE -> count(frame, list, true, 2) == 1;
      case ALL -> count(frame, list, false, 1) == 0;
      case FILTER -> filter(frame, list);
      case MAP -> map(frame, list);
    };
  }

  /** How many items answer the body so; counts no further than {@code enough}. */
  private int count(Frame frame, List<?> list, boolean answer, int enough) {
    int count = 0;
    for (Object item : list) {
      if (!frame.work(1)) {
        break;
      }
      frame.item(depth, item);
      if (body.holds(frame) == answer && ++count == enough) {
        break;
      }
    }
    return count;
  }

  private List<Object> filter(Frame frame, List<?> list) {
    List<Object> kept = new ArrayList<>();
    for (Object item : list) {
      if (!frame.work(1)) {
        break;
      }
      frame.item(depth, item);
      if (body.holds(frame)) {
        kept.add(item);
      }
    }
    return kept;
  }

  private List<Object> map(Frame frame, List<?> list) {
    List<Object> values = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!frame.work(1)) {
        break;
      }
      frame.item(depth, item);
      values.add(body.value(frame));
    }
    return values;
  }

  @Override
  public Set<Type> types() {
    return kind.types;
  }

  @Override
  public Shape shape() {
    return switch (kind) {
      case EXISTS, EXISTS_ONE, ALL -> Shape.of(types());
      case FILTER -> Shape.listOf(range.shape().item());
      case MAP -> Shape.listOf(body.shape());
    };
  }

  @Override
  public String canonical() {
    return range.canonical() + "." + kind.word + "(" + name + ", " + body.canonical() + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(range, body);
  }
}
