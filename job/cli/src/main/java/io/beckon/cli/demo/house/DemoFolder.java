package io.beckon.cli.demo.house;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Where everything of one demo lies on disk, its log and the temporary files of libraries included;
 * gone when it is closed. Where something went wrong the log is put beside it, and stays.
 */
public final class DemoFolder implements AutoCloseable {

  private static final String LOG = "demo.log";

  /** Its own, and those of its processes. */
  private static final List<String> LOGS =
      List.of(LOG, "gateway.log", "delivery.out", "delivery.log");

  private static final String TEMPORARY = "java.io.tmpdir";

  private final Path folder;

  private DemoFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes it, and makes this process use it. Must come before anything is logged. */
  public static DemoFolder ofProcess() throws IOException {
    Path folder = Files.createTempDirectory("beckon-demo-");
    System.setProperty(TEMPORARY, folder.toString());
    System.setProperty("log4j2.configurationFile", "demo-log4j2.properties");
    // By this name Flink's pages find it too, and RocksDB puts its own logs beside it.
    System.setProperty("log.file", folder.resolve(LOG).toString());
    return new DemoFolder(folder);
  }

  public Path path() {
    return folder;
  }

  /** Puts the logs, one behind the other, where they stay, and says where that is. */
  public Path keepLog() {
    Path kept = folder.resolveSibling(folder.getFileName() + ".log");
    try (OutputStream out = Files.newOutputStream(kept)) {
      for (String log : LOGS) {
        if (Files.exists(folder.resolve(log))) {
          out.write(("== " + log + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
          Files.copy(folder.resolve(log), out);
        }
      }
    } catch (IOException e) {
      // Without a log there is nothing to keep.
    }
    return kept;
  }

  @Override
  public void close() {
    try {
      deleteAll();
    } catch (IOException e) {
      // A temporary folder that stays behind is a pity, and no reason to fail.
    }
  }

  private void deleteAll() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            // Whoever is still closing may have been quicker.
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException error)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
