package io.beckon.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.Called;
import io.beckon.cli.brokers.Brokers;
import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.template.MessageTemplate;
import io.beckon.template.TemplateCatalog;
import io.beckon.template.TemplateFile;
import io.beckon.template.TemplateReader;
import io.beckon.template.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Templates in the campaigns topic, and what delivery makes of them. */
@Tag("slow")
class PublishTemplatesTest {

  private static final String HTML =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: Thank you
      ---
      <p>Thank you</p>{% include 'footer' %}
      """;

  private static final String FOOTER = "<a href=\"{{ unsubscribe_url }}\">Unsubscribe</a>";

  private static LocalKafka kafka;

  @TempDir Path folder;

  private final Instant now = Instant.now();
  private String topic;

  @BeforeAll
  static void aBroker() {
    kafka = LocalKafka.start();
  }

  @AfterAll
  static void noBroker() {
    kafka.close();
  }

  @BeforeEach
  void aTopic(TestInfo test) throws IOException {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.createTopic(topic, 1, TimestampType.LOG_APPEND_TIME);
    write("templates/thanks/message.html", HTML);
    write("templates/thanks/de/message.html", HTML.replace("Thank you", "Danke"));
    write("templates/goodbye/message.html", HTML);
    write("templates/snippets/footer.html", FOOTER);
  }

  @Test
  void eachStandsUntilItSaysSomethingElse() throws IOException {
    assertThat(publish().out().lines())
        .map(line -> line.replaceAll("  [0-9a-f]{16}  .*", ""))
        .containsExactly("published  template goodbye", "published  template thanks");
    assertThat(publish().out().lines()).allMatch(line -> line.startsWith("unchanged  template "));

    write("templates/thanks/de/message.html", HTML.replace("Thank you", "Vielen Dank"));
    assertThat(publish().out().lines())
        .map(line -> line.replaceAll("  [0-9a-f]{16}.*", ""))
        .containsExactly("published  template thanks", "unchanged  template goodbye");

    write("templates/snippets/footer.html", FOOTER.replace("Unsub", "Stop: unsub"));
    assertThat(publish().out().lines())
        .as("a snippet is part of the version")
        .map(line -> line.replaceAll("  [0-9a-f]{16}  .*", ""))
        .containsExactly("published  template goodbye", "published  template thanks");
  }

  @Test
  void whatIsPublishedIsWhatIsReadBack() throws IOException {
    publish();
    write("templates/thanks/message.html", HTML.replace("Thank you", "Thanks"));
    Instant monday = now.plusSeconds(86_400);
    publish("--effective-from", monday.toString());

    TemplateCatalog catalog = new TemplateCatalog();
    PublishedVersions published =
        PublishedVersions.read(
            Brokers.at(kafka.bootstrapServers(), null).consumer(), topic, Brokers.PATIENCE);
    for (CampaignChange change : published.all()) {
      assertThat(change.kind()).isEqualTo(ChangeKind.TEMPLATE);
      catalog.publish(read(change), Instant.ofEpochMilli(change.effectiveFrom()));
    }

    MessageTemplate before = catalog.find("thanks", monday.minusMillis(1)).orElseThrow();
    MessageTemplate after = catalog.find("thanks", monday).orElseThrow();
    assertThat(before.version()).isNotEqualTo(after.version());
    assertThat(before.locales()).containsExactly("", "de");
    assertThat(catalog.find("thanks", now.minusSeconds(60))).isEmpty();
    assertThat(catalog.find("nothing", monday)).isEmpty();
  }

  private static MessageTemplate read(CampaignChange change) {
    List<SourceText> sources = new ArrayList<>(change.uses());
    sources.add(0, change.source());
    List<MessageTemplate> templates =
        TemplateReader.read(
                sources.stream().map(file -> new TemplateFile(file.name(), file)).toList(),
                Vocabulary.NONE)
            .templates();
    assertThat(templates).hasSize(1);
    assertThat(templates.get(0).name()).isEqualTo(change.id());
    assertThat(templates.get(0).version()).isEqualTo(change.version());
    return templates.get(0);
  }

  @Test
  void allOrNone() throws IOException {
    write("templates/thanks/message.html", HTML.replace("Thank you", "{{ profil.x }}"));

    Called called = publish();

    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).contains("there is no `profil` here", "Nothing was published.");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Called publish(String... more) {
    return Called.publish(() -> now, folder, kafka, topic, more);
  }
}
