package io.beckon.cli.demo.mail;

import io.beckon.delivery.DeliveryJob;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.way.WayOpener;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The delivery job, the very one that goes to a cluster, as a process that can be killed. */
public final class DeliveryProcess {

  /** As many workers as the topic of what is decided has partitions. */
  private static final int WORKERS = 2;

  private static final String CHECKPOINT = "_metadata";

  private DeliveryProcess() {}

  /**
   * Runs the job until the process ends, from the newest checkpoint where there is one.
   *
   * @param arguments the folder for all that Flink keeps on disk, and options of the job
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, folder.resolve("flink").toString());
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    newest(checkpoints)
        .ifPresent(
            checkpoint ->
                flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString()));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(WORKERS, flink);
    Settings settings = DeliveryOptions.read(Arrays.copyOfRange(arguments, 1, arguments.length));
    DeliveryJob.define(environment, settings, new WayOpener(settings));
    environment.execute(settings.get(DeliveryOptions.NAME));
  }

  /** The last one that was completed: its description is put there when all the rest is. */
  static Optional<Path> newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith(CHECKPOINT))
          .max(Comparator.comparing(DeliveryProcess::written))
          .map(Path::getParent);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
