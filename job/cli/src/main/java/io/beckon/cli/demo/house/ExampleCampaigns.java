package io.beckon.cli.demo.house;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.SourceText;
import io.beckon.schemas.CampaignRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The campaigns of a folder as records of the campaigns topic. */
final class ExampleCampaigns {

  private static final String FILE = "campaign.yaml";

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
    return compilation.campaigns().stream().map(one -> record(one, logTime)).toList();
  }

  private static List<SourceText> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.endsWith(FILE)).sorted().toList();
      List<SourceText> texts = new ArrayList<>();
      for (Path file : found) {
        texts.add(new SourceText(folder.relativize(file).toString(), Files.readString(file)));
      }
      return texts;
    }
  }

  private static ProducerRecord<byte[], byte[]> record(ExecutableCampaign campaign, long logTime) {
    SourceText source = campaign.definition().span().source();
    CampaignRecord record =
        CampaignRecord.newBuilder()
            .setCampaign(campaign.id())
            .setVersion(campaign.version())
            .setFileName(source.name())
            .setSource(source.text())
            .setEffectiveFrom(null)
            .setStatus("active")
            .build();
    byte[] key = (campaign.id() + '@' + campaign.version()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] value = CampaignRecord.getEncoder().encode(record).array();
      return new ProducerRecord<>(Topics.CAMPAIGNS, 0, logTime, key, value);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
  }
}
