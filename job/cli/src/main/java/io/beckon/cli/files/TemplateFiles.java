package io.beckon.cli.files;

import io.beckon.cli.terminal.Failure;
import io.beckon.core.source.SourceText;
import io.beckon.template.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The templates that are meant by what was named: those in a folder called {@code templates}, below
 * or above a path.
 *
 * @param files all of their folders, layouts and snippets included
 * @param named the templates that were named alone; empty: all of them
 */
public record TemplateFiles(List<TemplateFile> files, Set<String> named) {

  /** The folder whose folders are templates. */
  private static final String FOLDER = "templates";

  private static final List<String> KINDS = List.of(".mjml", ".html", ".txt");

  /** Finds and reads them; none where there is no such folder. */
  public static TemplateFiles in(List<Path> paths) {
    Set<Path> folders = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    boolean all = false;
    for (Path path : paths) {
      Optional<Path> around = around(path);
      if (around.isPresent()) {
        folders.add(around.get());
        Path inside = around.get().relativize(path.normalize());
        boolean whole = inside.toString().isEmpty() || isShared(inside.getName(0).toString());
        all |= whole;
        if (!whole) {
          named.add(inside.getName(0).toString());
        }
      } else {
        List<Path> below = below(path);
        folders.addAll(below);
        all |= !below.isEmpty();
      }
    }
    List<TemplateFile> files = new ArrayList<>();
    folders.forEach(folder -> read(folder, files));
    return new TemplateFiles(files, all ? Set.of() : named);
  }

  /** Whether a path is that of a folder of templates, or lies in one. */
  static boolean isAmong(Path path) {
    return around(path).isPresent();
  }

  boolean isMeant(String template) {
    return named.isEmpty() || named.contains(template);
  }

  private static boolean isShared(String name) {
    return name.equals("layouts") || name.equals("snippets");
  }

  private static Optional<Path> around(Path path) {
    for (Path folder = path.normalize(); folder != null; folder = folder.getParent()) {
      if (isFolder(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** By its name, and by what is in it: any folder may have that name by chance. */
  private static boolean isFolder(Path path) {
    if (path.getFileName() == null
        || !path.getFileName().toString().equals(FOLDER)
        || !Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.anyMatch(
          folder ->
              isShared(folder.getFileName().toString())
                  || Files.exists(folder.resolve("message.mjml"))
                  || Files.exists(folder.resolve("message.html")));
    } catch (IOException e) {
      throw new Failure("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> below(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.walk(path)) {
      return folders.filter(TemplateFiles::isFolder).sorted().toList();
    } catch (IOException e) {
      throw new Failure("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /** A link may lead elsewhere in the folder, as Kubernetes mounts files, and not out of it. */
  private static void read(Path folder, List<TemplateFile> to) {
    try (Stream<Path> files = Files.walk(folder)) {
      Path real = folder.toRealPath();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String place = folder.relativize(file).toString().replace('\\', '/');
        if (KINDS.stream().anyMatch(place::endsWith) && !place.startsWith(".")) {
          if (!file.toRealPath().startsWith(real)) {
            throw new Failure(file + " is a link that leads out of " + folder + "; copy the file");
          }
          SourceText source = CampaignFiles.read(file);
          to.add(new TemplateFile(place, source));
        }
      }
    } catch (IOException e) {
      throw new Failure("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }
}
