package io.beckon.template.liquid;

import io.beckon.template.Links;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import liqp.RenderTransformer.ObjectAppender;
import liqp.TemplateContext;

/**
 * One rendering for one recipient: what the text may say, and what it has used of its budget. Never
 * shared between threads, and used for the parts of one message only.
 */
public final class Rendering extends TemplateContext {

  private final Budget budget;
  private final Locale locale;
  private final ZoneId zone;
  private final Links links;

  /**
   * For a recipient.
   *
   * @param values what the text may say, by first name: {@code profile}, {@code trigger}
   * @param locale how numbers and dates are written
   * @param zone what dates are dates of
   */
  public Rendering(Map<String, Object> values, Locale locale, ZoneId zone, Links links) {
    super(Syntax.PARSER, values);
    this.budget = new Budget();
    this.locale = locale;
    this.zone = zone;
    this.links = links;
  }

  private Rendering(Map<String, Object> values, Rendering parent) {
    super(values, parent);
    this.budget = parent.budget;
    this.locale = parent.locale;
    this.zone = parent.zone;
    this.links = parent.links;
  }

  Budget budget() {
    return budget;
  }

  Locale locale() {
    return locale;
  }

  ZoneId zone() {
    return zone;
  }

  Links links() {
    return links;
  }

  @Override
  public TemplateContext newChildContext(Map<String, Object> variables) {
    return new Rendering(variables, this);
  }

  @Override
  public TemplateContext newChildContext() {
    return newChildContext(new HashMap<>());
  }

  @Override
  public void incrementIterations() {
    budget.round();
  }

  @Override
  public ObjectAppender.Controller newObjectAppender(int estimate) {
    return new Appender(budget);
  }

  /** Puts parts together, within the budget. */
  private static final class Appender implements ObjectAppender.Controller {

    private final Budget budget;
    private final StringBuilder text = new StringBuilder();

    Appender(Budget budget) {
      this.budget = budget;
    }

    @Override
    public void append(Object part) {
      if (part instanceof List<?> several) {
        several.forEach(this::append);
      } else if (part instanceof CharSequence written) {
        budget.characters(written.length());
        text.append(written);
        budget.part(text.length());
      } else if (part != null) {
        append(String.valueOf(part));
      }
    }

    @Override
    public Object getResult() {
      return text.toString();
    }
  }
}
