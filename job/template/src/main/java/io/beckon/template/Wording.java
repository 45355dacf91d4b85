package io.beckon.template;

import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.template.check.Known;
import io.beckon.template.check.LiquidCheck;
import io.beckon.template.check.Uses;
import io.beckon.template.read.ComposedText;
import io.beckon.template.read.Part;
import java.util.Optional;
import java.util.Set;

/** A text that a campaign puts in place of a template's, such as another subject. */
public final class Wording {

  private Wording() {}

  /** What is wrong with it, the first thing of several; its place is one in the text itself. */
  public static Optional<Problem> problem(String text, Known known) {
    Problems problems = new Problems();
    check(text, known, new Uses(), problems);
    return problems.inOrder().stream().findFirst();
  }

  /** The pools of which it shows a code; it gets one where the template itself asks for it too. */
  public static Set<String> couponPools(String text, Known known) {
    Uses uses = new Uses();
    check(text, known, uses, new Problems());
    return uses.coupons();
  }

  private static void check(String text, Known known, Uses uses, Problems problems) {
    ComposedText composed = ComposedText.of(Part.whole(new SourceText("vary", text)));
    if (!composed.isEmpty()) {
      LiquidCheck.check(composed, known, Set.of(), uses, problems);
    }
  }
}
