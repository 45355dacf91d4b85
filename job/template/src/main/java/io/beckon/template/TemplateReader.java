package io.beckon.template;

import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import io.beckon.core.value.Sha256;
import io.beckon.template.check.Known;
import io.beckon.template.read.Draft;
import io.beckon.template.read.DraftReader;
import io.beckon.template.read.Shelf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads templates. A pure function of the files; it never throws on what an author wrote. A
 * template with a problem is not in the result, in none of its languages.
 */
public final class TemplateReader {

  private static final int FINGERPRINT = 16;

  private final Vocabulary vocabulary;
  private final Problems problems = new Problems();
  private final Shelf shelf;

  private TemplateReader(List<TemplateFile> files, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.shelf = new Shelf(files.stream().filter(file -> Shelf.holds(file.path())).toList());
  }

  /**
   * Reads a folder.
   *
   * @param files all of it: {@code NAME/message.mjml}, {@code NAME/LOCALE/message.mjml}, {@code
   *     layouts/...}, {@code snippets/...}; what is neither MJML nor HTML nor text is passed over
   */
  public static TemplateReading read(List<TemplateFile> files, Vocabulary vocabulary) {
    return new TemplateReader(files, vocabulary).read(files);
  }

  private TemplateReading read(List<TemplateFile> files) {
    Map<String, TemplateFolder> folders = new TreeMap<>();
    for (TemplateFile file : files) {
      if (!Shelf.holds(file.path()) && TemplateFolder.isPart(file.path())) {
        TemplateFolder.add(file, folders, problems);
      }
    }
    List<MessageTemplate> templates = new ArrayList<>();
    folders.values().forEach(folder -> template(folder).ifPresent(templates::add));
    return new TemplateReading(templates, problems.inOrder());
  }

  private Optional<MessageTemplate> template(TemplateFolder folder) {
    int before = problems.count();
    Optional<TemplateFile> main = folder.message("", problems);
    if (main.isEmpty()) {
      return Optional.empty();
    }
    Known known = vocabulary.of(folder.name());
    Map<String, TemplateFile> used = new LinkedHashMap<>();
    Map<String, Edition> editions = new LinkedHashMap<>();
    Category category = Category.MARKETING;
    for (String locale : folder.locales()) {
      Optional<TemplateFile> message = folder.message(locale, problems);
      if (message.isPresent()) {
        int sound = problems.count();
        DraftReader reader = new DraftReader(shelf, problems, file -> used.put(file.path(), file));
        Draft draft = reader.read(message.get(), folder.text(locale), Locales.fallBack(locale));
        EditionReader editionReader = new EditionReader(known, problems);
        // The default comes first, and says it for all.
        category = locale.isEmpty() ? editionReader.category(draft) : category;
        boolean whole = problems.count() == sound;
        editionReader
            .read(draft, locale, category, whole)
            .ifPresent(edition -> editions.put(locale, edition));
      }
    }
    List<TemplateFile> sources = List.copyOf(used.values());
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(
            new MessageTemplate(folder.name(), fingerprint(sources), category, editions, sources));
  }

  /** The first 16 hexadecimal digits of SHA-256 over path, length and text of each file. */
  private static String fingerprint(List<TemplateFile> files) {
    StringBuilder form = new StringBuilder();
    Map<String, TemplateFile> sorted = new TreeMap<>();
    files.forEach(file -> sorted.put(file.path(), file));
    sorted.forEach(
        (path, file) -> {
          String text = file.source().text();
          form.append(path).append(' ').append(text.length()).append('\n').append(text);
        });
    return Sha256.hex(form.toString()).substring(0, FINGERPRINT);
  }

  /** The beginning of a file, for what is wrong with all of it. */
  static Span beginning(TemplateFile file) {
    return new Span(file.source(), 1, 1, 1);
  }
}
