package io.beckon.cli.demo.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The templates of the demo's shop, with the address that the shop has in this demo. */
final class DemoTemplates {

  /** As the templates have it. */
  private static final String SHOP = "https://shop.example";

  private DemoTemplates() {}

  /**
   * Lays out a copy.
   *
   * @param from the folder of the templates
   * @param shop where links are to lead
   */
  static Path copy(Path from, Path to, String shop) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file).replace(SHOP, shop));
      }
    }
    return to;
  }
}
