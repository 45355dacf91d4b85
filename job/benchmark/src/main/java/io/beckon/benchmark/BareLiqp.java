package io.beckon.benchmark;

import java.util.HashMap;
import java.util.Map;
import liqp.Template;
import liqp.TemplateContext;
import liqp.TemplateParser;
import liqp.nodes.LNode;
import liqp.parser.v4.NodeVisitor;

/**
 * The texts of the mail over liqp alone: trees that were read once, rendered directly. Nothing is
 * escaped, counted or checked. Thread-safe.
 */
final class BareLiqp {

  /** What of a mail is rendered. */
  record Texts(String subject, String page, String text) {
    int length() {
      return subject.length() + page.length() + text.length();
    }
  }

  private final TemplateParser parser = new TemplateParser.Builder().build();
  private final LNode subject = tree(Mailing.subject());
  private final LNode page = tree(Mailing.page());
  private final LNode text = tree(Mailing.text());

  private LNode tree(String source) {
    Template template = parser.parse(source);
    return new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
        .visit(template.getParseTree());
  }

  Texts render(Map<String, Object> profile, Map<String, Object> trigger, String unsubscribe) {
    Map<String, Object> values =
        Map.of("profile", profile, "trigger", trigger, "unsubscribe_url", unsubscribe);
    return new Texts(of(subject, values), of(page, values), of(text, values));
  }

  private String of(LNode tree, Map<String, Object> values) {
    return String.valueOf(tree.render(new TemplateContext(parser, new HashMap<>(values))));
  }
}
