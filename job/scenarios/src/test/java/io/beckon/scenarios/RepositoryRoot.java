package io.beckon.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository lies, wherever a test is started from. */
final class RepositoryRoot {

  private RepositoryRoot() {}

  /** The nearest folder upwards with the Maven wrapper. */
  static Path path() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
