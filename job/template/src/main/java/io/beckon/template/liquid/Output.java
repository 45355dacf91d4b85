package io.beckon.template.liquid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import liqp.TemplateContext;
import liqp.nodes.LNode;

/** A value where it is written: {@code {{ profile.firstName | default: "there" }}}. */
record Output(LNode expression, List<FilterCall> filters, Form form) implements LNode {

  @Override
  public Object render(TemplateContext context) {
    Object value = expression.render(context);
    for (FilterCall filter : filters) {
      value = filter.apply(value, context);
    }
    if (value == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    write(value, text, ((Rendering) context).budget());
    return text.toString();
  }

  private void write(Object value, StringBuilder to, Budget budget) {
    if (value instanceof List<?> list) {
      list.forEach(item -> write(item, to, budget));
    } else if (value instanceof CharSequence text) {
      budget.value(text.length());
      if (value instanceof SafeText) {
        to.append(text);
      } else if (form == Form.HTML) {
        Characters.escape(text, to);
      } else {
        Characters.plain(text, to);
      }
    } else if (value instanceof BigDecimal number) {
      to.append(number.toPlainString());
    } else if (value instanceof Number || value instanceof Boolean) {
      to.append(value);
    } else if (value != null && !(value instanceof Map)) {
      // A map has no text that anybody would like to read.
      write(value.toString(), to, budget);
    }
  }
}
