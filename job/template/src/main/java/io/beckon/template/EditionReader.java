package io.beckon.template;

import io.beckon.core.source.Problems;
import io.beckon.template.check.Known;
import io.beckon.template.check.LiquidCheck;
import io.beckon.template.check.Uses;
import io.beckon.template.html.AddressCheck;
import io.beckon.template.html.MarkedLinks;
import io.beckon.template.html.Mjml;
import io.beckon.template.html.MjmlCheck;
import io.beckon.template.html.Page;
import io.beckon.template.liquid.Form;
import io.beckon.template.liquid.LiquidText;
import io.beckon.template.read.ComposedText;
import io.beckon.template.read.Draft;
import io.beckon.template.read.DraftReader;
import io.beckon.template.read.Part;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a message in one language, and makes it ready to be rendered. */
final class EditionReader {

  private static final Map<String, Category> CATEGORIES =
      Map.of("marketing", Category.MARKETING, "transactional", Category.TRANSACTIONAL);

  private final Known known;
  private final Problems problems;

  EditionReader(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  /** Of its head; marketing where it does not say. */
  Category category(Draft draft) {
    Optional<Part> said = draft.head(DraftReader.CATEGORY);
    if (said.isPresent() && !CATEGORIES.containsKey(said.get().text())) {
      problems.add(
          said.get().span(),
          "`" + said.get().text() + "` is no category",
          "`marketing`, which needs a way to unsubscribe, or `transactional`");
    }
    return said.map(part -> CATEGORIES.get(part.text())).orElse(Category.MARKETING);
  }

  /**
   * Compiles a message; empty, and a problem is added, where it cannot be.
   *
   * @param folder the language its folder names; empty for the default
   * @param whole whether it could be put together: else what is missing is not told once more
   */
  Optional<Edition> read(Draft draft, String folder, Category category, boolean whole) {
    int before = problems.count();
    Locale locale = locale(draft, folder);
    Set<String> raw = raw(draft);
    Uses uses = new Uses();
    for (String key : new String[] {DraftReader.FROM, DraftReader.SUBJECT}) {
      need(draft, key);
    }
    for (String key :
        new String[] {
          DraftReader.FROM, DraftReader.REPLY_TO, DraftReader.SUBJECT, DraftReader.PREHEADER
        }) {
      draft
          .head(key)
          .map(ComposedText::of)
          .ifPresent(text -> LiquidCheck.check(text, known, raw, uses, problems));
    }
    draft.text().ifPresent(text -> LiquidCheck.check(text, known, raw, uses, problems));
    page(draft, raw, uses, whole);
    if (whole && problems.count() == before) {
      unsubscribe(draft, category, uses);
    }
    return !whole || problems.count() > before ? Optional.empty() : compile(draft, locale, uses);
  }

  private void page(Draft draft, Set<String> raw, Uses uses, boolean whole) {
    if (draft.page().isEmpty() || draft.page().text().isBlank()) {
      if (!whole) {
        return;
      }
      problems.add(draft.place().span(0, 1), "there is no message in this file", "write it");
      return;
    }
    int before = problems.count();
    LiquidCheck.check(draft.page(), known, raw, uses, problems);
    if (whole && draft.mjml() && problems.count() == before) {
      MjmlCheck.check(draft.page(), problems);
    }
    if (whole) {
      AddressCheck.check(draft.page(), problems);
    }
  }

  private void unsubscribe(Draft draft, Category category, Uses uses) {
    if (category == Category.MARKETING && !uses.roots().contains("unsubscribe_url")) {
      problems.add(
          draft.place().span(0, 1),
          "this message has no link to unsubscribe",
          "`<a href=\"{{ unsubscribe_url }}\">Unsubscribe</a>`; only what its reader asked for may"
              + " do without: `category: transactional`");
    }
  }

  private void need(Draft draft, String key) {
    if (draft.head(key).isEmpty()) {
      problems.add(
          draft.place().span(0, 1),
          "this message has no `" + key + "`",
          key.equals(DraftReader.FROM)
              ? "in its head or in that of its layout: `from: The Shop <hello@shop.example>`"
              : "in its head, between two lines `---`: `subject: Welcome`");
    }
  }

  private Locale locale(Draft draft, String folder) {
    Optional<Part> said = draft.head(DraftReader.LANGUAGE);
    Optional<Locale> locale = said.flatMap(part -> Locales.of(part.text()));
    if (said.isPresent() && locale.isEmpty()) {
      problems.add(
          said.get().span(),
          "`" + said.get().text() + "` is no language",
          "such as `en` or `de-AT`");
    }
    return folder.isEmpty() ? locale.orElse(Locale.ENGLISH) : Locale.forLanguageTag(folder);
  }

  private static Set<String> raw(Draft draft) {
    return draft
        .head(DraftReader.RAW)
        .map(part -> Arrays.stream(part.text().split("[,\\s]+")).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private Optional<Edition> compile(Draft draft, Locale locale, Uses uses) {
    try {
      String page = draft.page().text();
      String html = draft.mjml() ? Mjml.compile(page, locale.toLanguageTag()) : page;
      MarkedLinks marked = MarkedLinks.in(Page.complete(html));
      return Optional.of(
          new Edition(
              locale,
              line(draft, DraftReader.FROM).orElseThrow(),
              line(draft, DraftReader.REPLY_TO),
              line(draft, DraftReader.SUBJECT).orElseThrow(),
              line(draft, DraftReader.PREHEADER),
              LiquidText.of(marked.html(), Form.HTML),
              draft.text().map(text -> LiquidText.of(text.text(), Form.TEXT)),
              marked.count(),
              uses));
    } catch (RuntimeException | StackOverflowError e) {
      // All that we know of is checked before; what is left has no place that could be shown.
      problems.add(
          draft.place().span(0, 1),
          "this message cannot be compiled",
          "tags of Liquid stand in text or between elements, not inside of `<...>`");
      return Optional.empty();
    }
  }

  private static Optional<LiquidText> line(Draft draft, String key) {
    return draft.head(key).map(part -> LiquidText.of(part.text(), Form.LINE));
  }
}
