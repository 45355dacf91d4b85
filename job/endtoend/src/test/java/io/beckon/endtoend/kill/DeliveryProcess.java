package io.beckon.endtoend.kill;

import io.beckon.broker.process.ChildProcess;
import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.way.WayOpener;
import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.JavaProcess;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The delivery job with a Flink of its own, in a process that can be killed. */
public final class DeliveryProcess implements AutoCloseable {

  private static final String NOTHING = "nothing";

  private final Path checkpoints;
  private final JavaProcess process;

  private DeliveryProcess(Path checkpoints, JavaProcess process) {
    this.checkpoints = checkpoints;
    this.process = process;
  }

  /**
   * The process itself.
   *
   * @param arguments the folder of checkpoints, the checkpoint to go on from or {@code nothing},
   *     and the job's options
   */
  public static void main(String... arguments) throws Exception {
    Configuration flink = new Configuration();
    flink.setString("execution.checkpointing.dir", Path.of(arguments[0]).toUri().toString());
    flink.setString("execution.checkpointing.num-retained", "1000");
    flink.setString("taskmanager.memory.managed.size", "48m");
    if (!arguments[1].equals(NOTHING)) {
      flink.setString("execution.state-recovery.path", Path.of(arguments[1]).toUri().toString());
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, flink);
    Settings settings = DeliveryOptions.read(Arrays.copyOfRange(arguments, 2, arguments.length));
    DeliveryJob.define(environment, settings, new WayOpener(settings));
    System.out.println("starts from " + arguments[1]);
    environment.execute();
  }

  /**
   * Starts one.
   *
   * @param checkpoint to go on from; empty for none
   * @param trusted the mail server's
   */
  static DeliveryProcess start(
      Path folder,
      Optional<Path> checkpoint,
      Certificate trusted,
      Map<String, String> secrets,
      Map<String, String> options) {
    try {
      Path checkpoints = Files.createTempDirectory(folder, "checkpoints");
      List<String> flags =
          List.of(
              "-Xmx320m",
              "-XX:TieredStopAtLevel=1",
              "--add-opens=java.base/java.util=ALL-UNNAMED",
              "-Djava.io.tmpdir=" + folder,
              "-Djavax.net.ssl.trustStore=" + trusted.store(),
              "-Djavax.net.ssl.trustStorePassword=" + Certificate.PASSWORD);
      List<String> arguments =
          new ArrayList<>(
              List.of(checkpoints.toString(), checkpoint.map(Path::toString).orElse(NOTHING)));
      options.forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
      ChildProcess.Plan plan =
          new ChildProcess.Plan(
              checkpoints.getFileName().toString().replace("checkpoints", "delivery"),
              ChildProcess.ownClassPath(),
              DeliveryProcess.class.getName(),
              flags,
              arguments,
              secrets);
      DeliveryProcess started = new DeliveryProcess(checkpoints, JavaProcess.start(plan, folder));
      started.process.awaitLine("starts from");
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A checkpoint that was begun after this call. */
  Path nextCheckpoint() {
    // The one that is under way at the call may have begun before it.
    int after = latest().map(DeliveryProcess::number).orElse(0) + 1;
    return Await.found(
        "a checkpoint",
        () -> {
          process.mustBeWell();
          return latest().filter(checkpoint -> number(checkpoint) > after);
        });
  }

  private Optional<Path> latest() {
    try (Stream<Path> files = Files.walk(checkpoints, 2)) {
      return files
          .filter(path -> path.getFileName().toString().startsWith("chk-"))
          .filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparing(DeliveryProcess::number));
    } catch (IOException | UncheckedIOException e) {
      // It is being written while we look.
      return Optional.empty();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** {@code kill -9}. */
  void kill() {
    process.kill();
  }

  String lastWords() {
    return process.lastWords();
  }

  @Override
  public void close() {
    process.close();
  }
}
