package io.beckon.template.liquid;

import io.beckon.template.RenderException;
import io.beckon.template.RenderException.Reason;
import liqp.nodes.LNode;

/** A text with merge tags, ready to be rendered. Immutable, and safe to share between threads. */
public final class LiquidText {

  private final LNode root;
  private final Form form;

  private LiquidText(LNode root, Form form) {
    this.root = root;
    this.form = form;
  }

  /**
   * Compiles a text in which {@link LiquidCheck} found nothing wrong.
   *
   * @throws RuntimeException where it is not Liquid
   */
  public static LiquidText of(String text, Form form) {
    return new LiquidText(new TreeBuilder(form).visit(Syntax.parse(text)), form);
  }

  /**
   * The text for one recipient.
   *
   * @throws RenderException where it cannot be made for this one
   */
  public String render(Rendering rendering) {
    try {
      String text = String.valueOf(root.render(rendering));
      return form == Form.LINE ? Characters.line(text) : text;
    } catch (RenderException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // Its own words may hold the recipient's data.
      throw new RenderException(Reason.BAD_VALUE, "a value is not what the template takes it for");
    }
  }
}
