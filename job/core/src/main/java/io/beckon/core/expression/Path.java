package io.beckon.core.expression;

import io.beckon.core.value.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A property by name: {@code event.items[0].sku}.
 *
 * @param root where it begins
 * @param keys names and indexes from there; none for all properties of the root
 * @param shape what is known of it
 */
record Path(Root root, List<Object> keys, Shape shape) implements Term {

  @Override
  public Object value(Frame frame) {
    Object value = frame.properties(root);
    for (int i = 0; i < keys.size() && value != null; i++) {
      value = step(value, keys.get(i));
    }
    return value;
  }

  /** What a map holds under a name or a list at an index; null where it does not. */
  static Object step(Object holder, Object key) {
    if (holder instanceof Map<?, ?> map) {
      return key instanceof String ? map.get(key) : null;
    }
    if (holder instanceof List<?> list && Numbers.isNumber(key)) {
      // An index is a number like any other: 0.0 is the first.
      Object index = Numbers.of(key);
      return index instanceof Long at && at >= 0 && at < list.size()
          ? list.get(at.intValue())
          : null;
    }
    return null;
  }

  @Override
  public Set<Type> types() {
    return shape.types();
  }

  @Override
  public String canonical() {
    StringBuilder text = new StringBuilder(root.word());
    keys.forEach(key -> text.append(Access.suffix(key)));
    return text.toString();
  }

  @Override
  public List<Term> parts() {
    return List.of();
  }
}
