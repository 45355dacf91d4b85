package io.beckon.template.liquid;

import java.util.List;
import java.util.Map;
import liqp.TemplateContext;
import liqp.nodes.LNode;
import liqp.nodes.LookupNode;

/**
 * What stands in brackets behind a name: {@code items[0]}, {@code matched["visits"]}. That of liqp
 * keeps the key in a field, where another thread's recipient may put theirs.
 */
record Bracketed(LNode key) implements LookupNode.Indexable {

  @Override
  public Object get(Object value, TemplateContext context) {
    Object found = key.render(context);
    if (found instanceof Number number) {
      return value instanceof List<?> list ? at(number.intValue(), list) : null;
    }
    return value instanceof Map<?, ?> map ? map.get(String.valueOf(found)) : null;
  }

  private static Object at(int index, List<?> list) {
    int place = index < 0 ? list.size() + index : index;
    return place >= 0 && place < list.size() ? list.get(place) : null;
  }
}
