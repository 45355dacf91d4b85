package io.beckon.cli.demo.house;

import io.beckon.cli.CampaignEntry;
import io.beckon.cli.Publishable;
import io.beckon.core.compile.Compilation;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the campaigns of a folder and their policy say, as records of the campaigns topic. */
final class ExampleCampaigns {

  private static final String FILE = ".yaml";
  private static final String SCENARIO = ".scenario.yaml";

  private ExampleCampaigns() {}

  /**
   * One record a campaign.
   *
   * @param folder holds a folder for each campaign
   * @param logTime when the log takes them, epoch milliseconds
   */
  static List<ProducerRecord<byte[], byte[]>> records(Path folder, long logTime)
      throws IOException {
    Compilation compilation = Compilation.of(texts(folder));
    if (!compilation.isSound() || compilation.campaigns().isEmpty()) {
      throw new DemoFailure(
          "The example campaigns in " + folder + " are not valid; beckon validate says why.");
    }
    return Publishable.among(compilation).stream().map(one -> record(one, logTime)).toList();
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

  private static ProducerRecord<byte[], byte[]> record(Publishable thing, long logTime) {
    CampaignEntry entry = CampaignEntry.of(thing, null);
    return new ProducerRecord<>(Topics.CAMPAIGNS, 0, logTime, entry.key(), entry.value());
  }
}
