package io.beckon.template;

import io.beckon.template.RenderException.Reason;
import io.beckon.template.liquid.Form;
import io.beckon.template.liquid.LiquidText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Texts that campaigns put in place of a template's, compiled. They are written in campaign files
 * and come with each command: a few hundred at most, kept since compiling costs more than
 * rendering.
 */
final class Wordings {

  private static final int MOST = 500;
  private static final int LONGEST = 2_000;

  private final Map<String, LiquidText> compiled = new ConcurrentHashMap<>();

  /** A varied part; empty where the campaign does not vary it. */
  Optional<LiquidText> of(String wording) {
    if (wording == null || wording.isBlank()) {
      return Optional.empty();
    }
    LiquidText known = compiled.get(wording);
    if (known == null) {
      known = compile(wording);
      if (compiled.size() < MOST) {
        compiled.put(wording, known);
      }
    }
    return Optional.of(known);
  }

  private static LiquidText compile(String wording) {
    if (wording.length() > LONGEST) {
      throw broken();
    }
    try {
      return LiquidText.of(wording, Form.LINE);
    } catch (RuntimeException | StackOverflowError e) {
      throw broken();
    }
  }

  private static RenderException broken() {
    return new RenderException(
        Reason.BAD_VARIANT, "what the campaign varies is no template that can be read");
  }
}
