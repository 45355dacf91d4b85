package io.beckon.core.expression;

import io.beckon.core.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code x in y}: an item of a list, or a name of a map; false where either is missing. */
record Membership(Term member, Term collection) implements Term {

  @Override
  public Object value(Frame frame) {
    Object sought = member.value(frame);
    Object in = collection.value(frame);
    if (in instanceof Map<?, ?> map) {
      return sought instanceof String && map.get(sought) != null;
    }
    if (sought == null || !(in instanceof List<?> list) || !frame.work(list.size())) {
      return false;
    }
    for (Object item : list) {
      if (Values.equal(sought, item)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Set<Type> types() {
    return Type.CONDITIONS;
  }

  @Override
  public String canonical() {
    return "(" + member.canonical() + " in " + collection.canonical() + ")";
  }

  @Override
  public List<Term> parts() {
    return List.of(member, collection);
  }
}
