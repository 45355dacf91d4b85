package io.beckon.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the pages: ours, and over them those of a file, so that they are in any language.
 */
public final class PageTexts {

  private final Properties words;

  private PageTexts(Properties words) {
    this.words = words;
  }

  /**
   * Reads them.
   *
   * @param other a properties file in UTF-8; empty for none
   * @throws IllegalArgumentException where it has words for nothing on our pages
   */
  public static PageTexts read(Optional<Path> other) {
    Properties ours = new Properties();
    try (InputStream resource = PageTexts.class.getResourceAsStream("/page-texts.properties");
        Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      ours.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the words of the pages", e);
    }
    if (other.isEmpty()) {
      return new PageTexts(ours);
    }
    Properties theirs = new Properties();
    try (Reader reader = Files.newBufferedReader(other.get())) {
      theirs.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("page.texts cannot be read as properties", e);
    }
    Set<String> unknown = new TreeSet<>(theirs.stringPropertyNames());
    unknown.removeAll(ours.stringPropertyNames());
    unknown.removeIf(key -> key.startsWith("channel."));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("page.texts has words for nothing we know: " + unknown);
    }
    ours.putAll(theirs);
    return new PageTexts(ours);
  }

  String of(String key) {
    return words.getProperty(key);
  }

  /** With something in the place of {@code {0}}. */
  String of(String key, String something) {
    return of(key).replace("{0}", something);
  }

  /** A channel in the reader's words; its own name where there are none. */
  String channel(String channel) {
    return words.getProperty("channel." + channel, channel);
  }
}
