package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.core.compile.Compilation;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the campaigns of a folder and their policy say, as entries of the campaigns topic. */
final class ExampleCampaigns {

  private static final String FILE = ".yaml";
  private static final String SCENARIO = ".scenario.yaml";

  private ExampleCampaigns() {}

  /**
   * One entry a campaign.
   *
   * @param folder holds a folder for each campaign
   */
  static List<CampaignEntry> entries(Path folder) throws IOException {
    Compilation compilation = Compilation.of(texts(folder));
    if (!compilation.isSound() || compilation.campaigns().isEmpty()) {
      throw new DemoFailure(
          "The example campaigns in " + folder + " are not valid; beckon validate says why.");
    }
    return Publishable.among(compilation).stream().map(one -> CampaignEntry.of(one, null)).toList();
  }

  private static List<SourceText> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(ExampleCampaigns::isCampaign).sorted().toList();
      List<SourceText> texts = new ArrayList<>();
      for (Path file : found) {
        texts.add(new SourceText(folder.relativize(file).toString(), Files.readString(file)));
      }
      return texts;
    }
  }

  private static boolean isCampaign(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(FILE) && !name.endsWith(SCENARIO);
  }
}
