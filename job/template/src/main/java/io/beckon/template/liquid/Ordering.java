package io.beckon.template.liquid;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/**
 * Whether a value is more or less than another one. Numbers and the texts of numbers are compared
 * as numbers, other texts letter by letter; with what is missing, and between kinds, the answer is
 * no, as it is in a campaign.
 */
record Ordering(LNode left, LNode right, IntPredicate wanted) implements LNode {

  @Override
  public Object render(TemplateContext context) {
    Object a = left.render(context);
    Object b = right.render(context);
    if (a == null || b == null) {
      return false;
    }
    Optional<BigDecimal> first = number(a);
    Optional<BigDecimal> second = number(b);
    if (first.isPresent() && second.isPresent()) {
      return wanted.test(first.get().compareTo(second.get()));
    }
    return a instanceof CharSequence
        && b instanceof CharSequence
        && wanted.test(a.toString().compareTo(b.toString()));
  }

  private static Optional<BigDecimal> number(Object value) {
    return value instanceof CharSequence text
        ? Numbers.ofText(text.toString())
        : value instanceof Number ? Optional.of(Numbers.of(value)) : Optional.empty();
  }
}
