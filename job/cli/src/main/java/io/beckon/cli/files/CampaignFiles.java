package io.beckon.cli.files;

import io.beckon.cli.terminal.Failure;
import io.beckon.core.scenario.Editions;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds and reads the files of authors. */
public final class CampaignFiles {

  private static final String SCENARIO = ".scenario.yaml";

  private static final List<String> SHARED = List.of("policy.yaml", "segments.yaml", "plan.yaml");

  private CampaignFiles() {}

  /** The campaign files among these paths and below those that are folders; at least one. */
  public static List<SourceText> campaigns(List<Path> paths) {
    List<SourceText> found = campaignsIfAny(paths);
    if (found.isEmpty()) {
      throw Failure.ofUsage("There is no campaign file (*.yaml) in " + listed(paths) + ".");
    }
    return found;
  }

  /** As {@link #campaigns}, where there may be none: what lies among templates is no campaign. */
  public static List<SourceText> campaignsIfAny(List<Path> paths) {
    return texts(
        paths.stream().filter(path -> !TemplateFiles.isAmong(path)).toList(),
        CampaignFiles::isCampaign);
  }

  /**
   * The campaign files that lie in this folder itself: those which a scenario there is about, later
   * versions among them.
   */
  public static List<SourceText> campaignsBeside(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isYaml(file) && !isScenario(file))
          .sorted()
          .map(CampaignFiles::read)
          .toList();
    } catch (IOException e) {
      throw new Failure("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  /** What campaigns share, in the folders above this one, up to the first that has none of it. */
  public static List<SourceText> sharedAbove(Path folder) {
    List<SourceText> shared = new ArrayList<>();
    Path above = folder.toAbsolutePath().normalize().getParent();
    while (above != null) {
      List<Path> found =
          SHARED.stream().map(shown(above)::resolve).filter(Files::isRegularFile).toList();
      found.stream().map(CampaignFiles::read).forEach(shared::add);
      above = found.isEmpty() ? null : above.getParent();
    }
    return shared;
  }

  /** The scenario files among these paths and below those that are folders. */
  static List<Path> scenarios(List<Path> paths) {
    return paths(paths, CampaignFiles::isScenario);
  }

  /** One file; a {@link Failure} where it cannot be read or is not UTF-8 text. */
  public static SourceText read(Path file) {
    try {
      return new SourceText(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new Failure(file + " is not UTF-8 text.", e);
    } catch (IOException e) {
      throw new Failure("Cannot read " + file + ".", e);
    }
  }

  private static List<SourceText> texts(List<Path> paths, Predicate<Path> kind) {
    return paths(paths, kind).stream().map(CampaignFiles::read).toList();
  }

  private static List<Path> paths(List<Path> paths, Predicate<Path> kind) {
    return paths.stream().flatMap(path -> below(path, kind)).distinct().toList();
  }

  /** A file that is named is taken whatever it is called; in folders the names decide. */
  private static Stream<Path> below(Path path, Predicate<Path> kind) {
    if (Files.isRegularFile(path)) {
      return Stream.of(path).filter(named -> kind.test(named) || !isYaml(named) || isLater(named));
    }
    if (!Files.isDirectory(path)) {
      throw Failure.ofUsage("There is no file or folder " + path + ".");
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> Files.isRegularFile(file) && kind.test(file))
          .filter(file -> !isHidden(path.relativize(file)))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new Failure("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** As a reader here would write it. */
  private static Path shown(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    return folder.startsWith(here) ? here.relativize(folder) : folder;
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCampaign(Path file) {
    return isYaml(file) && !isScenario(file) && !isLater(file);
  }

  /** It would be one campaign twice; it is there for scenarios, or is named. */
  private static boolean isLater(Path file) {
    return Editions.isLater(file.toString());
  }

  private static boolean isScenario(Path file) {
    return isScenario(file.toString());
  }

  /** By its name. */
  static boolean isScenario(String file) {
    return file.endsWith(SCENARIO);
  }

  private static boolean isYaml(Path file) {
    return file.toString().endsWith(".yaml");
  }

  private static String listed(List<Path> paths) {
    return String.join(", ", paths.stream().map(Path::toString).toList());
  }
}
