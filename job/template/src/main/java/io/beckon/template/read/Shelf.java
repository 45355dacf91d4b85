package io.beckon.template.read;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.SourceText;
import io.beckon.template.TemplateFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The layouts and snippets that templates share: nothing else can be put into a message. */
public final class Shelf {

  public static final String LAYOUTS = "layouts";
  public static final String SNIPPETS = "snippets";

  private final Map<String, SourceText> files = new TreeMap<>();

  public Shelf(List<TemplateFile> files) {
    files.forEach(file -> this.files.put(file.path(), file.source()));
  }

  /** Whether a path is one of a layout or a snippet. */
  public static boolean holds(String path) {
    return path.startsWith(LAYOUTS + "/") || path.startsWith(SNIPPETS + "/");
  }

  /**
   * The file of this name in the nearest language.
   *
   * @param kind {@link #LAYOUTS} or {@link #SNIPPETS}
   * @param name of the file, without its extension
   * @param extensions to look for, the best first
   * @param locales from the wanted one to the default, which is empty
   */
  Optional<TemplateFile> find(
      String kind, String name, List<String> extensions, List<String> locales) {
    for (String locale : locales) {
      for (String extension : extensions) {
        String folder = locale.isEmpty() ? kind : kind + "/" + locale;
        String path = folder + "/" + name + "." + extension;
        if (files.containsKey(path)) {
          return Optional.of(new TemplateFile(path, files.get(path)));
        }
      }
    }
    return Optional.empty();
  }

  /** What to say where there is no file of a name. */
  String hint(String kind, String name) {
    List<String> names =
        files.keySet().stream()
            .filter(path -> path.startsWith(kind + "/"))
            .map(path -> path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.\\w+$", ""))
            .distinct()
            .toList();
    return Nearest.of(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("it is looked for as `" + kind + "/" + name + ".mjml`");
  }
}
