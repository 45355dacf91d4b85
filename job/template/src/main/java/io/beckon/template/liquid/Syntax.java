package io.beckon.template.liquid;

import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.blocks.Block;
import liqp.nodes.LNode;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liqp.parser.Flavor;

/** The one reader of Liquid. Safe to share: what it makes of a text is a tree of its own. */
public final class Syntax {

  /** Marks a link, put in when a template is read: {@code {% link 3 %}...{% endlink %}}. */
  static final String LINK = "link";

  /** Where the image goes that tells of an opening: {@code {% pixel %}{% endpixel %}}. */
  static final String PIXEL = "pixel";

  /**
   * Never used to render: its templates mix up recipients between threads. It reads, and knows the
   * names of tags.
   */
  static final TemplateParser PARSER =
      new TemplateParser.Builder()
          .withFlavor(Flavor.LIQP)
          .withBlock(new Named(LINK))
          .withBlock(new Named(PIXEL))
          .withNameResolver(
              name -> {
                throw new IllegalStateException("Templates read no files");
              })
          .build();

  private Syntax() {}

  /**
   * Reads a text.
   *
   * @throws liqp.exceptions.LiquidException where it is not Liquid
   */
  public static ParseTree parse(String text) {
    return PARSER.parse(text).getParseTree();
  }

  /** A name that the reader must know; {@link TreeBuilder} says what it does. */
  private static final class Named extends Block {

    Named(String name) {
      super(name);
    }

    @Override
    public Object render(TemplateContext context, LNode... nodes) {
      throw new IllegalStateException("Not reached: the tree has a node of its own");
    }
  }
}
