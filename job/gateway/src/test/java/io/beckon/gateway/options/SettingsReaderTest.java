package io.beckon.gateway.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

  private static final String BROKERS = "--kafka.bootstrap.servers=kafka:9092";

  @TempDir Path folder;

  @Test
  void anArgumentGoesBeforeTheEnvironmentAndThisBeforeTheFile() throws Exception {
    Path file = folder.resolve("gateway.properties");
    Files.writeString(file, "http.port = 1\nhttp.host = file\npage.name = caf\u00e9\n");
    Map<String, String> environment =
        Map.of("BECKON_HTTP_PORT", "2", "BECKON_HTTP_HOST", "environment");
    Settings settings =
        SettingsReader.read(environment, "--config", file.toString(), "--http.port", "3", BROKERS);
    assertThat(settings.get(Options.PORT)).isEqualTo(3);
    assertThat(settings.get(Options.HOST)).isEqualTo("environment");
    assertThat(settings.get(Options.NAME)).isEqualTo("caf\u00e9");
    assertThat(settings.kafka()).containsEntry("bootstrap.servers", "kafka:9092");
  }

  @Test
  void aValueMayBeInAFileOfItsOwn() throws Exception {
    Path file = folder.resolve("write.keys");
    Files.writeString(file, "shop:0123456789abcdef\npage:0123456789abcdef:web\n");
    Settings settings = SettingsReader.read(Map.of(), BROKERS, "--track.keys=@" + file);
    assertThat(settings.get(Options.WRITE_KEYS))
        .containsExactly("shop:0123456789abcdef", "page:0123456789abcdef:web");
  }

  @Test
  void topicsHaveWords() {
    Settings settings =
        SettingsReader.read(
            Map.of("BECKON_PAGE_TOPICS", "offers = Offers and sales, tips"), BROKERS);
    assertThat(settings.get(Options.TOPICS))
        .containsExactly(Map.entry("offers", "Offers and sales"), Map.entry("tips", "tips"));
  }

  @Test
  void kafkasOwnPropertiesAreHandedOn() {
    assertThat(SettingsReader.read(Map.of(), BROKERS, "--kafka.security.protocol=SSL").kafka())
        .containsEntry("security.protocol", "SSL");
  }

  @Test
  void allProblemsAreSaidAtOnceAndNoSecret() {
    assertThatThrownBy(
            () ->
                SettingsReader.read(
                    Map.of("BECKON_HITS_HOLD", "soon"),
                    "--link.keys=1:SECRET",
                    "--kafka.sasl.jaas.config=SECRET",
                    "--http.prot=8080",
                    "--page.texts=@/nowhere"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("hits.hold is \"soon\"; expected a length of time")
        .hasMessageContaining("link.keys belongs in the environment or a file")
        .hasMessageContaining("kafka.sasl.jaas.config belongs in the environment or a file")
        .hasMessageContaining("Unknown option http.prot; did you mean http.port?")
        .hasMessageContaining("page.texts names a file that cannot be read")
        .hasMessageContaining("kafka.bootstrap.servers is missing")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void theDocumentationListsEveryOption() throws Exception {
    String documented = Files.readString(Path.of("../../docs/gateway.md"));
    String begin = "<!-- options -->\n";
    int from = documented.indexOf(begin) + begin.length();
    String table = documented.substring(from, documented.indexOf("<!-- end of options -->"));
    assertThat(table).isEqualTo(Options.page());
    assertThat(List.copyOf(Options.ALL)).doesNotHaveDuplicates();
  }
}
