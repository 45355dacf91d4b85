package io.beckon.delivery.campaigns;

import io.beckon.core.source.SourceText;
import io.beckon.core.value.Sha256;
import io.beckon.template.MessageTemplate;
import io.beckon.template.TemplateFile;
import io.beckon.template.TemplateReader;
import io.beckon.template.TemplateReading;
import io.beckon.template.Vocabulary;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Templates that are read once for all workers of a process: reading one takes some ten
 * milliseconds, and what it makes is the larger part of what it keeps. Known by what its files say,
 * and for as long as a worker has it.
 */
final class SharedTemplates {

  private static final Map<String, WeakReference<MessageTemplate>> READ = new ConcurrentHashMap<>();

  private SharedTemplates() {}

  /**
   * The template that these files are.
   *
   * @param name that it is said to have
   * @param files under their places in the folder of templates
   * @return empty where they are none without a problem, or of another name
   */
  static Optional<MessageTemplate> read(String name, List<SourceText> files) {
    String key = key(name, files);
    WeakReference<MessageTemplate> known = READ.get(key);
    MessageTemplate template = known == null ? null : known.get();
    if (template == null) {
      READ.values().removeIf(gone -> gone.refersTo(null));
      MessageTemplate[] read = new MessageTemplate[1];
      READ.compute(
          key,
          (any, now) -> {
            read[0] = now == null ? null : now.get();
            if (read[0] == null) {
              read[0] = parse(name, files);
            }
            return read[0] == null ? null : new WeakReference<>(read[0]);
          });
      template = read[0];
    }
    return Optional.ofNullable(template);
  }

  private static MessageTemplate parse(String name, List<SourceText> files) {
    TemplateReading reading =
        TemplateReader.read(
            files.stream().map(file -> new TemplateFile(file.name(), file)).toList(),
            Vocabulary.NONE);
    return reading.templates().stream()
        .filter(template -> template.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String key(String name, List<SourceText> files) {
    StringBuilder all = new StringBuilder(name).append('\n');
    for (SourceText file : files) {
      all.append(file.name().length()).append(' ').append(file.text().length()).append('\n');
      all.append(file.name()).append(file.text());
    }
    return Sha256.hex(all.toString());
  }
}
