package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Templates and recipients of a made-up shop. */
final class Shop {

  static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  static final ZoneId UTC = ZoneId.of("UTC");
  static final Links LINKS = Links.plain("https://b.example/u/1", "https://b.example/p/1");

  private static final String HEAD =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: Hello
      ---
      """;

  private static final String FOOT = "<a href=\"{{ unsubscribe_url }}\">Unsubscribe</a>";

  private final List<TemplateFile> files = new ArrayList<>();

  Shop with(String path, String text) {
    files.add(new TemplateFile(path, new SourceText(path, text)));
    return this;
  }

  TemplateReading read() {
    return TemplateReader.read(files, Vocabulary.NONE);
  }

  /** The one template, which must be sound. */
  MessageTemplate template() {
    TemplateReading reading = read();
    assertThat(said(reading)).isEmpty();
    assertThat(reading.templates()).hasSize(1);
    return reading.templates().get(0);
  }

  static String said(TemplateReading reading) {
    return reading.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
  }

  /** A template of a page that says this, and of nothing else. */
  static MessageTemplate saying(String html) {
    return new Shop().with("test/message.html", HEAD + html + FOOT).template();
  }

  /** What a page says to a recipient, without its foot. */
  static String says(String html, Map<String, Object> profile, Map<String, Object> trigger) {
    String page = saying(html).render(to(profile, trigger), LINKS).html();
    return page.substring(0, page.lastIndexOf("<a href="));
  }

  static String says(String html, Map<String, Object> profile) {
    return says(html, profile, Map.of());
  }

  static MergeData to(Map<String, Object> profile, Map<String, Object> trigger) {
    return MergeData.of(profile, trigger, NOON, UTC);
  }
}
