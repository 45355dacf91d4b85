package io.beckon.cli.journeys;

import io.beckon.cli.replay.EventFile;
import io.beckon.cli.terminal.Failure;
import io.beckon.core.effect.JourneyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;

/** The decisions of a backtest: a file of journey records, one JSON object a line. */
final class JourneyFile implements JourneySource {

  private final Path file;
  private int records;
  private int unknown;

  JourneyFile(Path file) {
    this.file = file;
  }

  @Override
  public void forEach(String userId, Consumer<JourneyRecord> take) {
    if (!Files.isRegularFile(file)) {
      throw Failure.ofUsage("There is no file " + file + ".");
    }
    try {
      new EventFile(file).forEach((bytes, read) -> take(bytes, userId, take));
    } catch (IOException | DateTimeException e) {
      throw new Failure(
          "Record "
              + records
              + " of "
              + file
              + " is none as `beckon backtest --records` writes it.",
          e);
    }
  }

  private void take(byte[] bytes, String userId, Consumer<JourneyRecord> take) throws IOException {
    records++;
    Optional<JourneyRecord> record = JourneyRecords.readLine(bytes);
    if (record.isEmpty()) {
      unknown++;
    } else if (record.get().userId().equals(userId)) {
      take.accept(record.get());
    }
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public String name() {
    return file.toString();
  }
}
