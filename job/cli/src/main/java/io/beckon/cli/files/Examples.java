package io.beckon.cli.files;

import io.beckon.cli.terminal.Failure;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The example campaigns that the command carries with it. */
final class Examples {

  private static final String PACKAGED = "/examples";
  private static final String MAIN = "campaign.yaml";

  private Examples() {}

  /** All that are on the class path, by name. */
  static List<Example> packaged() {
    URL root = Examples.class.getResource(PACKAGED);
    if (root == null) {
      throw new Failure("This build of beckon carries no examples.");
    }
    try {
      return at(root.toURI());
    } catch (URISyntaxException | IOException e) {
      throw new Failure("The examples of this build cannot be read.", e);
    }
  }

  /** Those at a place of the class path: in a folder, or in a jar. */
  static List<Example> at(URI root) throws IOException {
    if (!root.getScheme().equals("jar")) {
      return in(Path.of(root));
    }
    try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
      return in(jar.getPath(root.toString().substring(root.toString().indexOf('!') + 1)));
    }
  }

  private static List<Example> in(Path root) throws IOException {
    List<SourceText> shared = texts(root);
    List<Example> examples = new ArrayList<>();
    for (Path folder : listed(root)) {
      if (Files.isRegularFile(folder.resolve(MAIN))) {
        // In a jar a folder's name ends with a slash.
        String name = folder.getFileName().toString().replace("/", "");
        examples.add(new Example(name, texts(folder), shared));
      }
    }
    return examples;
  }

  private static List<SourceText> texts(Path folder) throws IOException {
    List<SourceText> texts = new ArrayList<>();
    for (Path file : listed(folder)) {
      if (Files.isRegularFile(file)) {
        texts.add(new SourceText(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return texts;
  }

  private static List<Path> listed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
