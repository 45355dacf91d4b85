package io.beckon.delivery.render;

import io.beckon.core.source.SourceText;
import io.beckon.template.TemplateCatalog;
import io.beckon.template.TemplateFile;
import io.beckon.template.TemplateReader;
import io.beckon.template.TemplateReading;
import io.beckon.template.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Templates from a folder, as they are when the worker starts, in force from ever. */
public final class TemplateFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateFiles.class);

  private TemplateFiles() {}

  /**
   * Reads the folder; a template with a problem is logged, and is not there.
   *
   * @throws UncheckedIOException where it cannot be read
   */
  public static TemplateCatalog in(Path folder) {
    TemplateReading reading = TemplateReader.read(files(folder), Vocabulary.NONE);
    reading.problems().forEach(problem -> LOG.error("A template cannot be used: {}", problem));
    TemplateCatalog catalog = new TemplateCatalog();
    reading.templates().forEach(template -> catalog.publish(template, Instant.MIN));
    return catalog;
  }

  private static List<TemplateFile> files(Path folder) {
    List<TemplateFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.add(new TemplateFile(name, new SourceText(name, Files.readString(path))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The templates in " + folder + " cannot be read", e);
    }
    return files;
  }
}
