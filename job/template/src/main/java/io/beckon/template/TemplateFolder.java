package io.beckon.template;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files of one template, by language. */
final class TemplateFolder {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,199}");

  private static final String MJML = "message.mjml";
  private static final String HTML = "message.html";
  private static final String TEXT = "message.txt";

  private final String name;
  private final Map<String, Map<String, TemplateFile>> byLocale = new TreeMap<>();

  private TemplateFolder(String name) {
    this.name = name;
  }

  /** Whether a file can be one of a message: samples and notes may lie beside it. */
  static boolean isPart(String path) {
    return path.endsWith(".mjml") || path.endsWith(".html") || path.endsWith(".txt");
  }

  /** Puts a file where it belongs; adds a problem where it belongs nowhere. */
  static void add(TemplateFile file, Map<String, TemplateFolder> folders, Problems problems) {
    String[] path = file.path().split("/");
    String locale = path.length == 3 ? path[1] : "";
    String last = path[path.length - 1];
    List<String> known = List.of(MJML, HTML, TEXT);
    if (path.length < 2 || path.length > 3 || !NAME.matcher(path[0]).matches()) {
      problems.add(
          TemplateReader.beginning(file),
          "this file is no part of a template",
          "a template is a folder: `cart-first/message.mjml`, in German"
              + " `cart-first/de/message.mjml`");
    } else if (!known.contains(last)) {
      problems.add(
          TemplateReader.beginning(file),
          "a template has no file `" + last + "`",
          Nearest.of(last, known)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("`message.mjml` or `message.html`, and `message.txt` beside it"));
    } else if (!locale.isEmpty() && !isTag(locale)) {
      problems.add(
          TemplateReader.beginning(file),
          "the folder `" + locale + "` is named after no language",
          "such as `de` or `de-AT`");
    } else {
      folders
          .computeIfAbsent(path[0], TemplateFolder::new)
          .byLocale
          .computeIfAbsent(locale, any -> new TreeMap<>())
          .put(last, file);
    }
  }

  private static boolean isTag(String locale) {
    return Locales.of(locale).filter(known -> known.toLanguageTag().equals(locale)).isPresent();
  }

  String name() {
    return name;
  }

  /** The default, which is empty, first. */
  Collection<String> locales() {
    return new TreeSet<>(byLocale.keySet());
  }

  /** The page in a language; a problem where there is none, or are two. */
  Optional<TemplateFile> message(String locale, Problems problems) {
    Map<String, TemplateFile> files = byLocale.getOrDefault(locale, Map.of());
    TemplateFile mjml = files.get(MJML);
    TemplateFile html = files.get(HTML);
    if (mjml != null && html != null) {
      problems.add(
          TemplateReader.beginning(html),
          "this message is there in MJML as well",
          "keep one of `message.mjml` and `message.html`");
      return Optional.empty();
    }
    if (mjml == null && html == null) {
      TemplateFile other =
          byLocale.values().stream().flatMap(f -> f.values().stream()).findFirst().orElseThrow();
      problems.add(
          TemplateReader.beginning(files.getOrDefault(TEXT, other)),
          locale.isEmpty()
              ? "the template `" + name + "` has no message in its default language"
              : "the template `" + name + "` has no message in `" + locale + "`",
          "write `" + name + "/" + (locale.isEmpty() ? "" : locale + "/") + MJML + "`");
      return Optional.empty();
    }
    return Optional.of(mjml != null ? mjml : html);
  }

  Optional<TemplateFile> text(String locale) {
    return Optional.ofNullable(byLocale.getOrDefault(locale, Map.of()).get(TEXT));
  }
}
