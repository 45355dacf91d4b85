package io.beckon.cli.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryProcessTest {

  @TempDir private Path checkpoints;

  @Test
  void goesOnFromTheCheckpointThatWasCompletedLastOfWhicheverRun() throws IOException {
    completed("first-run/chk-9", 1_000);
    completed("second-run/chk-1", 2_000);
    Files.createDirectories(checkpoints.resolve("second-run/chk-2"));

    assertThat(DeliveryProcess.newest(checkpoints))
        .contains(checkpoints.resolve("second-run/chk-1"));
  }

  @Test
  void beginsWithNothingWhereNoneWasCompleted() throws IOException {
    Files.createDirectories(checkpoints.resolve("first-run/chk-1"));

    assertThat(DeliveryProcess.newest(checkpoints)).isEmpty();
  }

  private void completed(String name, long millis) throws IOException {
    Path checkpoint = Files.createDirectories(checkpoints.resolve(name));
    Path description = Files.writeString(checkpoint.resolve("_metadata"), "");
    Files.setLastModifiedTime(description, FileTime.fromMillis(millis));
  }
}
