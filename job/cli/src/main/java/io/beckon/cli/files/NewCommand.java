package io.beckon.cli.files;

import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Begins a campaign as the copy of an example, with its scenarios. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Begin a campaign as a copy of an example, scenarios included.",
      "Without --from: what examples there are."
    })
public final class NewCommand implements Callable<Integer> {

  @ParentCommand private Invocation beckon;

  @Option(names = "--from", paramLabel = "NAME", description = "The example.")
  private String from;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Id of the new campaign, for life. Default: that of the example.")
  private String id;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description =
          "The folder to make. Default: one with the campaign's name, here. What examples share,"
              + " segments, the policy and the tracking plan, goes beside it where it is not yet.")
  private Path folder;

  @Override
  public Integer call() {
    List<Example> examples = Examples.packaged();
    if (from == null) {
      if (id != null || folder != null) {
        throw Failure.ofUsage("From which example? beckon new lists what there is.");
      }
      list(examples);
      return 0;
    }
    write(example(examples));
    return 0;
  }

  private void list(List<Example> examples) {
    int width = examples.stream().mapToInt(example -> example.name().length()).max().orElse(1);
    for (Example example : examples) {
      String line = "%-" + width + "s  %s";
      beckon
          .console()
          .out()
          .println(
              String.format(Locale.ROOT, line, example.name(), example.description().orElse(""))
                  .stripTrailing());
    }
  }

  private Example example(List<Example> examples) {
    Example found =
        examples.stream()
            .filter(example -> example.name().equals(from))
            .findFirst()
            .orElseThrow(() -> Failure.ofUsage("There is no example " + from + near(examples)));
    if (id == null) {
      return found;
    }
    Example renamed = found.withId(id);
    boolean sound =
        CampaignReader.read(renamed.files()).campaigns().stream()
            .anyMatch(campaign -> campaign.id().equals(id));
    if (!sound) {
      throw Failure.ofUsage(
          "A campaign cannot be called " + id + ": letters, digits, `-`, `_` and `.` make an id.");
    }
    return renamed;
  }

  private String near(List<Example> examples) {
    return Nearest.of(from, examples.stream().map(Example::name).toList())
        .map(near -> "; did you mean " + near + "?")
        .orElse("; beckon new lists what there is.");
  }

  private void write(Example example) {
    Path target = (folder == null ? Path.of(id == null ? from : name(id)) : folder).normalize();
    if (Files.exists(target)) {
      throw Failure.ofUsage(target + " is there already; nothing was written.");
    }
    try {
      Files.createDirectories(target);
      for (SourceText file : example.files()) {
        write(target.resolve(file.name()), file.text());
      }
      for (SourceText file : example.shared()) {
        writeShared(target.toAbsolutePath().resolveSibling(file.name()), file);
      }
    } catch (IOException e) {
      throw new Failure("Cannot write " + target + ": " + e.getMessage(), e);
    }
    beckon.console().err().println("Next: beckon test " + target);
  }

  /** A campaign's name without its team. */
  private static String name(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  /** What is there is the user's own, and may say the same in other words. */
  private void writeShared(Path file, SourceText shared) throws IOException {
    Path shown = shown(file);
    if (Files.exists(file)) {
      beckon
          .console()
          .err()
          .println(shown + " is there already and was left; the campaign uses what it defines.");
    } else {
      write(shown, shared.text());
    }
  }

  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    beckon.console().out().println("written  " + file);
  }
}
