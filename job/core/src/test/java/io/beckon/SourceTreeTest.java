package io.beckon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** House rules that the compiler does not see, for the Java sources of every module. */
class SourceTreeTest {

  private static final int MAX_LINES = 300;

  /** Sources of main that may be longer, as paths from the root, each with its reason beside it. */
  private static final Set<String> LONGER = Set.of();

  private static final Pattern SLEEP = Pattern.compile("\\.\\s*sleep\\s*[(;]");
  private static final Pattern DISABLED = Pattern.compile("@(\\w+\\.)*Disabled\\b");
  private static final Pattern VAGUE_NAME =
      Pattern.compile(
          "\\b(class|interface|record|enum)\\s+\\w*(Utils?|Helpers?|Managers?)"
              + "\\s*([<({]|\\b(extends|implements|permits)\\b)");

  private static Path root;
  private static List<Path> sources;

  @BeforeAll
  static void readTheTree() throws IOException {
    root = root();
    sources = javaSources(root);
    assertThat(sources).as("Java sources below %s", root).isNotEmpty();
  }

  @Test
  void noTestSleeps() {
    assertThat(testsContaining(SLEEP))
        .as("tests wait for a condition, and time in a test is what the test says it is")
        .isEmpty();
  }

  @Test
  void noTestIsSwitchedOff() {
    assertThat(testsContaining(DISABLED))
        .as("a test holds or is deleted; a slow one is tagged \"slow\"")
        .isEmpty();
  }

  @Test
  void namesSayWhatAClassIsFor() {
    assertThat(sources.stream().filter(s -> contains(s, VAGUE_NAME)).map(this::path))
        .as("no class is called Utils, Helper or Manager")
        .isEmpty();
  }

  @Test
  void classesAreShort() {
    assertThat(
            sources.stream()
                .filter(s -> path(s).contains("src/main/java/"))
                .filter(s -> text(s).lines().count() >= MAX_LINES)
                .map(this::path)
                .filter(path -> !LONGER.contains(path)))
        .as("sources of main stay below %d lines", MAX_LINES)
        .isEmpty();
  }

  private List<String> testsContaining(Pattern pattern) {
    return sources.stream()
        .filter(s -> path(s).contains("src/test/java/"))
        .filter(s -> contains(s, pattern))
        .map(this::path)
        .toList();
  }

  private String path(Path source) {
    return root.relativize(source).toString().replace('\\', '/');
  }

  private static boolean contains(Path source, Pattern pattern) {
    return pattern.matcher(text(source)).find();
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The nearest folder upwards with a Maven wrapper, so that it is found from an IDE as well. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return assertThat(folder).as("a folder with mvnw, from here upwards").isNotNull().actual();
  }

  private static List<Path> javaSources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean built = name.equals("target") || name.startsWith(".");
            return built && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
