package io.beckon.template.liquid;

import io.beckon.template.RenderException;
import io.beckon.template.RenderException.Reason;
import java.util.ArrayList;
import java.util.List;
import liqp.TemplateContext;
import liqp.filters.Filter;
import liqp.nodes.FilterNode;
import liqp.nodes.LNode;
import liqp.org.antlr.v4.runtime.ParserRuleContext;

/** A filter where a text uses it. */
final class FilterCall extends FilterNode {

  /** The base asks for a filter of its own kind, and never calls it. */
  private static final Filter UNUSED = new Filter("unused") {};

  private final FilterKind kind;
  private final List<LNode> given = new ArrayList<>();

  FilterCall(ParserRuleContext place, FilterKind kind) {
    super(place, UNUSED);
    this.kind = kind;
  }

  FilterKind kind() {
    return kind;
  }

  @Override
  public void add(LNode value) {
    given.add(value);
  }

  @Override
  public Object apply(Object value, TemplateContext context) {
    Rendering rendering = (Rendering) context;
    Budget budget = rendering.budget();
    budget.step();
    Object[] values = new Object[given.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = measured(given.get(i).render(context), budget);
    }
    try {
      return measured(kind.function().apply(measured(value, budget), values, rendering), budget);
    } catch (RenderException e) {
      throw e;
    } catch (RuntimeException e) {
      // Its own words may hold the recipient's data.
      throw new RenderException(
          Reason.BAD_VALUE, "the filter `" + kind.name() + "` cannot take what it is given");
    }
  }

  private static Object measured(Object value, Budget budget) {
    if (value instanceof CharSequence text) {
      budget.value(text.length());
    } else if (value instanceof List<?> list) {
      budget.list(list.size());
    }
    return value;
  }
}
