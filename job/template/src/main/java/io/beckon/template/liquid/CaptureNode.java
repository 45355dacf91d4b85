package io.beckon.template.liquid;

import liqp.TemplateContext;
import liqp.nodes.LNode;

/** Keeps what is written between {@code capture} and {@code endcapture}: escaped already. */
record CaptureNode(String name, LNode content, Form form) implements LNode {

  @Override
  public Object render(TemplateContext context) {
    Object written = content.render(context);
    String text = String.valueOf(written);
    ((Rendering) context).budget().value(text.length());
    context.put(name, form == Form.HTML ? new SafeText(text) : text, true);
    return null;
  }
}
