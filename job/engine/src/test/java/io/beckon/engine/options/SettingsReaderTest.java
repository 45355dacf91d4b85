package io.beckon.engine.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beckon.core.time.TimeRules;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.options.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private static final String BROKERS = "--kafka.bootstrap.servers=b:9092";

  @TempDir Path folder;

  @Test
  void whatIsNotGivenIsTheDefault() {
    Settings settings = JobOptions.read(BROKERS);
    assertThat(settings.get(JobOptions.GRACE)).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.get(JobOptions.TIME_BASE)).isEqualTo(TimeBase.LOG_APPEND);
    assertThat(settings.get(JobOptions.PULSE)).isTrue();
    assertThat(JobOptions.timeRules(settings)).isEqualTo(TimeRules.DEFAULT);
  }

  @Test
  void everyDefaultIsAGoodValue() {
    for (Option<?> option : JobOptions.ALL.all()) {
      option.defaultText().ifPresent(option::parse);
    }
  }

  @Test
  void keysAreUnlikeEachOther() {
    assertThat(JobOptions.ALL.all()).extracting(Option::key).doesNotHaveDuplicates();
  }

  @Test
  void argumentsAreWrittenEitherWay() {
    Settings settings = JobOptions.read(BROKERS, "--time.grace", "5m", "--pulse=off");
    assertThat(settings.get(JobOptions.GRACE)).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.get(JobOptions.PULSE)).isFalse();
  }

  @Test
  void anArgumentGoesBeforeTheFile() throws IOException {
    Path file = file("kafka.bootstrap.servers = b:9092\ntime.grace = 1m\ntime.skew = 3s\n");
    Settings settings = JobOptions.read("--config", file.toString(), "--time.grace=2m");
    assertThat(settings.get(JobOptions.GRACE)).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.get(JobOptions.SKEW)).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "10s,PT10S", "5 m,PT5M", "24h,PT24H", "7d,P7D", "0s,PT0S"})
  void lengthsOfTime(String text, Duration length) {
    assertThat(JobOptions.read(BROKERS, "--time.grace=" + text).get(JobOptions.GRACE))
        .isEqualTo(length);
  }

  @Test
  void theCutOverIsAnInstant() {
    Settings settings = JobOptions.read(BROKERS, "--time.send-from=2025-03-01T10:00:00Z");
    assertThat(JobOptions.timeRules(settings).sendFrom())
        .isEqualTo(Instant.parse("2025-03-01T10:00:00Z").toEpochMilli());
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            problems(
                "--time.grase=1m",
                "--time.skew=two",
                "--events.time-base=created",
                "--max-parallelism=0",
                "--pulse",
                "--time.send-from=tomorrow",
                "stray"))
        .containsExactlyInAnyOrder(
            "Unknown option time.grase; did you mean time.grace?",
            "time.skew is \"two\"; expected a length of time such as 500ms, 10s, 5m, 24h or 7d",
            "events.time-base is \"created\"; expected log-append | backfill",
            "max-parallelism is \"0\"; expected a number from 1 to 32768",
            "pulse has no value",
            "time.send-from is \"tomorrow\"; expected an instant in UTC such as"
                + " 2025-03-01T10:00:00Z, or none",
            "\"stray\" is not an option; options are written --key value",
            "kafka.bootstrap.servers is missing. Brokers to begin with: host:port, ...");
  }

  @Test
  void anOptionGivenTwiceIsAProblem() {
    assertThat(problems(BROKERS, "--pulse=on", "--pulse=off"))
        .containsExactly("pulse is given twice");
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThat(problems(BROKERS, "--config=/no/such.properties"))
        .containsExactly("The file of --config cannot be read: /no/such.properties");
  }

  @Test
  void propertiesOfTheKafkaClientsAreHandedOnAndNeverPrinted() throws IOException {
    Path file =
        file(
            "kafka.sasl.jaas.config = login password=\"s3cret\"\nkafka.security.protocol = SASL_SSL");
    Settings settings = JobOptions.read(BROKERS, "--config", file.toString());
    assertThat(settings.kafka())
        .containsEntry("sasl.jaas.config", "login password=\"s3cret\"")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("bootstrap.servers", "b:9092");
    assertThat(settings.toString()).doesNotContain("s3cret", "sasl");
  }

  @Test
  void aSecretAmongTheArgumentsIsRefusedAndNotRepeated() {
    assertThat(problems(BROKERS, "--kafka.ssl.keystore.password=s3cret"))
        .containsExactly(
            "kafka.ssl.keystore.password belongs in the file of --config: arguments are seen by"
                + " everybody on the machine, and logged");
  }

  @Test
  void whatPromisesHangOnIsNotForTheKafkaProperties() {
    assertThat(problems(BROKERS, "--kafka.isolation.level=read_uncommitted"))
        .containsExactly("kafka.isolation.level is set by the job, since its promises hang on it");
  }

  @Test
  void aSecondJobMayHaveAnotherGroup() {
    assertThatThrownBy(() -> JobOptions.read("--kafka.group.id=other"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("kafka.bootstrap.servers");
    assertThat(JobOptions.read(BROKERS, "--kafka.group.id=other").get(JobOptions.GROUP))
        .isEqualTo("other");
  }

  private static List<String> problems(String... arguments) {
    return catchThrowableOfType(SettingsException.class, () -> JobOptions.read(arguments))
        .problems();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("job.properties"), text);
  }
}
