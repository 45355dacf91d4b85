package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.core.source.SourceText;
import io.beckon.template.TemplateFile;
import io.beckon.template.TemplateReader;
import io.beckon.template.TemplateReading;
import io.beckon.template.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The templates of the demo's shop as entries of the campaigns topic. */
final class ExampleTemplates {

  /** The shop's address as the templates have it. */
  private static final String SHOP = "https://shop.example";

  private ExampleTemplates() {}

  /**
   * One entry a template.
   *
   * @param folder of the templates
   * @param shop the address that the shop has in this demo: where links are to lead
   */
  static List<CampaignEntry> entries(Path folder, String shop) throws IOException {
    TemplateReading reading = TemplateReader.read(files(folder, shop), Vocabulary.NONE);
    if (!reading.problems().isEmpty() || reading.templates().isEmpty()) {
      throw new DemoFailure(
          "The templates in " + folder + " are not valid; beckon validate says why.");
    }
    return Publishable.of(reading.templates()).stream()
        .map(one -> CampaignEntry.of(one, null))
        .toList();
  }

  private static List<TemplateFile> files(Path folder, String shop) throws IOException {
    List<TemplateFile> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        String text = Files.readString(file).replace(SHOP, shop);
        files.add(new TemplateFile(name, new SourceText(name, text)));
      }
    }
    return files;
  }
}
