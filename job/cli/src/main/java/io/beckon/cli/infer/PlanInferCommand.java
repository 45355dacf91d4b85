package io.beckon.cli.infer;

import io.beckon.cli.replay.EventFile;
import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProgressBar;
import io.beckon.core.event.Decoded;
import io.beckon.core.event.SegmentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Drafts a tracking plan from a log. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draft a tracking plan from a log of events, and name what looks inconsistent in it.",
      "Every event of the log keeps to the draft; what producers mean to send, only they know."
    })
public final class PlanInferCommand implements Callable<Integer> {

  @ParentCommand private Invocation plan;

  @Parameters(
      paramLabel = "FILE",
      description = "Messages of Segment's specification, one JSON object a line; gzip or plain.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Gets the plan. Without it the plan goes to standard output.")
  private Path out;

  private final Map<String, Integer> unread = new TreeMap<>();
  private long messages;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw Failure.ofUsage("There is no file " + file + ".");
    }
    Console console = plan.console();
    PlanDraft draft = new PlanDraft();
    try {
      read(draft);
      if (out == null) {
        console.out().print(draft.text());
        console.out().flush();
      } else {
        Files.writeString(out, draft.text());
      }
    } catch (IOException e) {
      throw new Failure("The draft was broken off: " + e.getMessage(), e);
    }
    report(draft, console);
    return 0;
  }

  private void read(PlanDraft draft) throws IOException {
    try (ProgressBar progress = new ProgressBar("messages", plan.console())) {
      new EventFile(file)
          .forEach(
              (line, read) -> {
                progress.show(read);
                messages++;
                // When it happened makes no difference to what it is.
                Decoded decoded = SegmentReader.read(line, 0);
                if (decoded instanceof Decoded.Accepted accepted) {
                  draft.take(accepted.event());
                } else if (decoded instanceof Decoded.Refused refused) {
                  unread.merge(refused.reason().wireName(), 1, Integer::sum);
                }
              });
    }
  }

  private void report(PlanDraft draft, Console console) {
    console
        .err()
        .printf(Locale.ROOT, "%,d messages, %,d names of events%n", messages, draft.eventNames());
    if (!unread.isEmpty()) {
      console
          .err()
          .println(
              "not read: "
                  + unread.entrySet().stream()
                      .map(entry -> entry.getValue() + " " + entry.getKey())
                      .collect(Collectors.joining(", ")));
    }
    List<String> oddities = draft.oddities();
    if (!oddities.isEmpty()) {
      console.err().println(console.err(Console.Colour.BOLD, "look at these:"));
      oddities.forEach(oddity -> console.err().println("  " + oddity));
    }
  }
}
