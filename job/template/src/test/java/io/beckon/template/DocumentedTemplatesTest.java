package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.SourceText;
import io.beckon.template.liquid.FilterTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for authors says what there is. */
class DocumentedTemplatesTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

  /** Put in by ourselves, where a value stands in an address. */
  private static final Set<String> OURS = Set.of("url_query", "url_path");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/templates.md"));
  }

  @Test
  void everyFilterIsThere() throws IOException {
    String page = page();
    assertThat(FilterTable.names())
        .filteredOn(name -> !OURS.contains(name))
        .allSatisfy(name -> assertThat(page).containsPattern("`" + name + "[`:]"));
  }

  @Test
  void whatIsShownIsSound() throws IOException {
    List<TemplateFile> shared = shared();
    int shown = 0;
    Matcher blocks = BLOCK.matcher(page());
    while (blocks.find()) {
      String text = blocks.group(1).isEmpty() ? blocks.group(2) : "";
      if (text.contains("{%") || text.contains("{{") && text.startsWith("---")) {
        shown++;
        String message = text.startsWith("---") ? text : message(text);
        List<TemplateFile> files = new ArrayList<>(shared);
        String path = "shown/message.mjml";
        files.add(new TemplateFile(path, new SourceText(path, message)));
        assertThat(Shop.said(TemplateReader.read(files, Vocabulary.NONE))).isEmpty();
      }
    }
    assertThat(shown).isEqualTo(3);
  }

  private static String message(String text) {
    String head = "---\nlayout: base\nsubject: x\n---\n";
    return head + (text.startsWith("<mj-") ? text : "<mj-text>" + text + "</mj-text>");
  }

  private static List<TemplateFile> shared() throws IOException {
    Path folder = ROOT.resolve("deploy/templates");
    List<TemplateFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString();
        if (path.startsWith("layouts") || path.startsWith("snippets")) {
          found.add(new TemplateFile(path, new SourceText(path, Files.readString(file))));
        }
      }
    }
    return found;
  }
}
