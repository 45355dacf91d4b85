package io.beckon.template.liquid;

import java.util.List;
import java.util.Map;
import liqp.LValue;
import liqp.TemplateContext;
import liqp.nodes.AtomNode;
import liqp.nodes.LNode;

/**
 * Whether two values are equal. Numbers and the texts of numbers are compared as numbers; what is
 * missing is {@code blank}, other than in liqp.
 */
record Equality(LNode left, LNode right, boolean wanted) implements LNode {

  @Override
  public Object render(TemplateContext context) {
    return equal(left.render(context), right.render(context)) == wanted;
  }

  private static boolean equal(Object a, Object b) {
    if (AtomNode.isBlank(a) || AtomNode.isBlank(b)) {
      return isBlank(AtomNode.isBlank(a) ? b : a);
    }
    if (AtomNode.isEmpty(a) || AtomNode.isEmpty(b)) {
      return isEmpty(AtomNode.isEmpty(a) ? b : a);
    }
    if (a instanceof Number && b instanceof CharSequence) {
      return equal(a, Numbers.ofText(b.toString()).map(Object.class::cast).orElse(""));
    }
    if (a instanceof CharSequence && b instanceof Number) {
      return equal(b, a);
    }
    return LValue.areEqual(plain(a), plain(b));
  }

  private static Object plain(Object value) {
    return value instanceof SafeText safe ? safe.text() : value;
  }

  private static boolean isBlank(Object value) {
    return value == null
        || AtomNode.isBlank(value)
        || Boolean.FALSE.equals(value)
        || value instanceof CharSequence text && text.toString().isBlank()
        || isEmpty(value);
  }

  private static boolean isEmpty(Object value) {
    return AtomNode.isEmpty(value)
        || value instanceof CharSequence text && text.isEmpty()
        || value instanceof List<?> list && list.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }
}
