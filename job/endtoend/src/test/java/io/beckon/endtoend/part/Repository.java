package io.beckon.endtoend.part;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files lie, wherever a test is started from. */
public final class Repository {

  private Repository() {}

  /** The nearest folder upwards with the Maven wrapper. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The shop that tests here run: campaigns and templates. */
  public static Path shop() {
    try {
      return Path.of(Repository.class.getResource("/shop").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
