package io.beckon.engine.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.FlinkSetup;
import io.beckon.runtime.start.StartRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsafeSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "execution.checkpointing.mode, AT_LEAST_ONCE",
    "execution.checkpointing.unaligned.enabled, true",
    "state.backend.type, forst",
    "pipeline.generic-types, true",
    "pipeline.auto-generate-uids, true",
    "pipeline.auto-watermark-interval, 0 ms",
    "restart-strategy.type, none",
    "restart-strategy.type, disable",
    "restart-strategy.type, fixed-delay",
    "restart-strategy.type, failure-rate",
    "scheduler-mode, reactive",
    "execution.runtime-mode, BATCH",
  })
  void aFlinkSettingThatBreaksAPromiseIsRefusedByName(String key, String value) {
    assertThat(reasons(Map.of(key, value))).singleElement().asString().startsWith(key + " is ");
  }

  @ParameterizedTest
  @CsvSource({
    "--checkpoint.interval=0s, checkpoint.interval is 0ms: what was decided is committed with a checkpoint",
    "--events.discovery-interval=21s, events.discovery-interval is 21000ms",
    "--time.grace=29s, events.discovery-interval is 10000ms",
    "--sink.transaction-timeout=6m, sink.transaction-timeout is 360s",
    "--events.time-base=backfill, pulse is on and events.time-base is backfill",
    "--parallelism=2000, 'parallelism is 2000, above max-parallelism 1024'",
  })
  void soIsAnOptionOfTheJob(String argument, String reason) {
    assertThat(reasons(Map.of(), argument)).singleElement().asString().startsWith(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "--time.grace=0s --events.discovery-interval=1h",
    "--events.time-base=backfill --pulse=off --events.discovery-interval=1h",
    "--events.discovery-interval=20s",
  })
  void whatBreaksNothingIsTaken(String arguments) {
    assertThat(setUp(Map.of(), arguments.split(" ")).getCheckpointInterval()).isEqualTo(10_000);
  }

  @Test
  void allReasonsAreToldAtOnce() {
    assertThat(
            reasons(
                Map.of("pipeline.generic-types", "true", "restart-strategy.type", "none"),
                "--checkpoint.interval=0s"))
        .hasSize(3);
  }

  @Test
  void whatTheClusterLeavesOpenIsSetSafely() {
    StreamExecutionEnvironment environment = setUp(Map.of(), "--checkpoint.interval=3s");
    assertThat(environment.getCheckpointInterval()).isEqualTo(3_000);
    assertThat(environment.getMaxParallelism()).isEqualTo(1024);
    assertThat(text(environment, "pipeline.generic-types")).isEqualTo("false");
    assertThat(text(environment, "state.backend.type")).isEqualTo("rocksdb");
    assertThat(text(environment, "execution.checkpointing.incremental")).isEqualTo("true");
    assertThat(text(environment, "restart-strategy.type")).isEqualTo("exponential-delay");
  }

  @Test
  void whatAnOperatorHasSetStandsWhereItIsSafe() {
    StreamExecutionEnvironment environment =
        setUp(
            Map.of(
                "execution.checkpointing.incremental", "false", "state.backend.type", "hashmap"));
    assertThat(text(environment, "execution.checkpointing.incremental")).isEqualTo("false");
    assertThat(text(environment, "state.backend.type")).isEqualTo("hashmap");
  }

  @Test
  void checkpointsInTheJobManagersMemoryAreRefused() {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(new Configuration());
    assertThatThrownBy(() -> setUp(environment, settings()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("execution.checkpointing.dir is not set");
  }

  private static List<String> reasons(Map<String, String> flink, String... arguments) {
    return catchThrowableOfType(StartRefused.class, () -> setUp(flink, arguments)).reasons();
  }

  private static StreamExecutionEnvironment setUp(Map<String, String> flink, String... arguments) {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(Configuration.fromMap(withCheckpoints(flink)));
    setUp(environment, settings(arguments));
    return environment;
  }

  private static void setUp(StreamExecutionEnvironment environment, Settings settings) {
    FlinkSetup.apply(environment, settings, UnsafeOptions.reasons(settings));
  }

  private static Map<String, String> withCheckpoints(Map<String, String> flink) {
    Map<String, String> all = new HashMap<>(flink);
    all.put("execution.checkpointing.dir", "file:///checkpoints");
    return all;
  }

  private static Settings settings(String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[0] = "--kafka.bootstrap.servers=nowhere:9092";
    return JobOptions.read(all);
  }

  private static String text(StreamExecutionEnvironment environment, String key) {
    return ((Configuration) environment.getConfiguration()).toMap().get(key);
  }
}
