package io.beckon.template.liquid;

import liqp.TemplateContext;
import liqp.nodes.LNode;

/** The image that tells of an opening, where there is to be one. */
record PixelNode() implements LNode {

  @Override
  public Object render(TemplateContext context) {
    String url = ((Rendering) context).links().pixelUrl();
    if (url.isEmpty()) {
      return "";
    }
    StringBuilder image = new StringBuilder("<img src=\"");
    Characters.escape(url, image);
    return image
        .append("\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;border:0\">")
        .toString();
  }
}
