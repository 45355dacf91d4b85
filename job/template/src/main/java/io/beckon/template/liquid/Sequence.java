package io.beckon.template.liquid;

import java.util.ArrayList;
import java.util.List;
import liqp.LValue;
import liqp.RenderTransformer.ObjectAppender;
import liqp.TemplateContext;
import liqp.nodes.BlockNode;
import liqp.nodes.LNode;

/** One part behind the other. */
final class Sequence extends BlockNode {

  private final List<LNode> parts = new ArrayList<>();

  @Override
  public void add(LNode part) {
    // A comment is none.
    if (part != null) {
      parts.add(part);
    }
  }

  @Override
  public List<LNode> getChildren() {
    return parts;
  }

  @Override
  public Object render(TemplateContext context) {
    Budget budget = ((Rendering) context).budget();
    ObjectAppender.Controller text = context.newObjectAppender(parts.size());
    for (LNode part : parts) {
      budget.step();
      Object value = part.render(context);
      if (value == LValue.BREAK || value == LValue.CONTINUE) {
        // What was written before a break is lost in liqp as well: break stands alone in its if.
        return value;
      }
      text.append(value);
    }
    return text.getResult();
  }
}
