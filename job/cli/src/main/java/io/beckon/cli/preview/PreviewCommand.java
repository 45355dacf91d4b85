package io.beckon.cli.preview;

import io.beckon.cli.files.CampaignFiles;
import io.beckon.cli.files.CheckedTemplates;
import io.beckon.cli.files.TemplateFiles;
import io.beckon.cli.terminal.Failure;
import io.beckon.cli.terminal.Invocation;
import io.beckon.cli.terminal.ProblemReport;
import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import io.beckon.template.MergeData;
import io.beckon.template.MessageTemplate;
import io.beckon.template.RenderException;
import io.beckon.template.RenderedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Renders templates for a made-up recipient. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Render templates for a made-up recipient into files: each as HTML, as text and as the mail"
          + " that a mail program opens (.eml), and a page that shows all of them as on a phone and"
          + " as on a desktop.",
      "The recipient is said by --data, or by a file sample.json or sample.yaml beside the template:"
          + " {\"profile\": {\"firstName\": \"Ann\"}, \"trigger\": {...}}. With --scenario the users of"
          + " a scenario get the mails that its campaigns send them."
    })
public final class PreviewCommand implements Callable<Integer> {

  /** From here on Gmail cuts a message off. */
  private static final int LONG = 102_000;

  private static final List<String> SAMPLES = List.of("sample.json", "sample.yaml");

  @ParentCommand private Invocation beckon;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Folders of templates, or of single ones; beside them campaigns and the tracking plan, to"
              + " be checked against.")
  private List<Path> paths;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Who gets the messages, as JSON or YAML.")
  private Path data;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Render the mails of this scenario, with what its users know and did.")
  private Path scenario;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "preview",
      description = "Where the files go. Default ${DEFAULT-VALUE}.")
  private Path out;

  private final ContactSheet sheet = new ContactSheet();
  private int failed;

  @Override
  public Integer call() {
    TemplateFiles files = TemplateFiles.in(paths);
    if (files.files().isEmpty()) {
      throw Failure.ofUsage(
          "There is no folder `templates` with messages in it among " + paths + ".");
    }
    Compilation compilation = Compilation.of(CampaignFiles.campaignsIfAny(paths));
    CheckedTemplates checked =
        CheckedTemplates.of(
            files,
            compilation.plan(),
            compilation.campaigns().stream().map(ExecutableCampaign::definition).toList());
    List<Problem> problems = new ArrayList<>(compilation.problems());
    problems.addAll(checked.problems());
    if (!problems.isEmpty()) {
      ProblemReport.print(problems, beckon.console());
    }
    if (scenario == null) {
      checked.templates().forEach(this::preview);
    } else {
      failed += previewScenario(checked.templates());
    }
    write(out.resolve("index.html"), sheet.html());
    return problems.isEmpty() && failed == 0 ? 0 : 1;
  }

  private void preview(MessageTemplate template) {
    SampleData sample = sample(template);
    for (String locale : template.locales()) {
      String name = locale.isEmpty() ? template.name() : template.name() + "." + locale;
      try {
        show(name, template, sample, locale);
      } catch (RenderException e) {
        failed++;
        beckon.console().err().println(name + ": " + e.getMessage());
      }
    }
  }

  private void show(String name, MessageTemplate template, SampleData sample, String locale) {
    Map<String, Object> profile = sample.profile();
    // Of the default the one that reads it, whatever else the sample reads.
    boolean other =
        locale.isEmpty()
            && template.locales().stream()
                .anyMatch(
                    one -> !one.isEmpty() && String.valueOf(profile.get("locale")).startsWith(one));
    String reader = other ? Locale.ROOT.toLanguageTag() : locale;
    show(name, template, sample.data(reader, template.couponPools(profile)));
  }

  /** As many as could not be shown. */
  private int previewScenario(List<MessageTemplate> templates) {
    ScenarioMessages messages = ScenarioMessages.of(scenario);
    if (!messages.problems().isEmpty()) {
      ProblemReport.print(messages.problems(), beckon.console());
      return messages.problems().size();
    }
    int notShown = 0;
    for (ScenarioMessages.Message message : messages.messages()) {
      Optional<MessageTemplate> template =
          templates.stream().filter(one -> one.name().equals(message.template())).findFirst();
      try {
        if (template.isPresent()) {
          Set<String> pools = template.get().couponPools(message.data().profile());
          show(message.name(), template.get(), SampleData.withCodes(message.data(), pools));
        } else {
          notShown++;
          beckon.console().err().println(message.name() + ": there is no such template here");
        }
      } catch (RenderException e) {
        notShown++;
        beckon.console().err().println(message.name() + ": " + e.getMessage());
      }
    }
    return notShown;
  }

  private void show(String name, MessageTemplate template, MergeData merged) {
    RenderedMessage message = template.render(merged, PreviewMail.LINKS);
    write(out.resolve(name + ".html"), message.html());
    write(out.resolve(name + ".txt"), message.text());
    writeMail(name, template, merged, message);
    sheet.add(name, name + ".html", message);
    int size = message.html().getBytes(StandardCharsets.UTF_8).length;
    beckon
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%s  %s  %,d bytes  %s%n",
            out.resolve(name + ".html"),
            message.locale(),
            size,
            message.subject());
    if (size > LONG) {
      beckon
          .console()
          .err()
          .printf(Locale.ROOT, "warning: %s: Gmail shows the first 102 kB of a message%n", name);
    }
  }

  private void writeMail(
      String name, MessageTemplate template, MergeData merged, RenderedMessage message) {
    try {
      write(out.resolve(name + ".eml"), PreviewMail.of(name, template, merged, message));
    } catch (PreviewMail.NoMailException e) {
      failed++;
      beckon.console().err().println(name + ": " + e.getMessage());
    }
  }

  private SampleData sample(MessageTemplate template) {
    if (data != null) {
      return read(data);
    }
    Path folder = Path.of(template.files().get(0).source().name()).toAbsolutePath().getParent();
    return SAMPLES.stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(PreviewCommand::read)
        .orElse(SampleData.NONE);
  }

  private static SampleData read(Path file) {
    SourceText text = CampaignFiles.read(file);
    try {
      return SampleData.of(text.name(), text.text());
    } catch (SampleData.BadSample e) {
      throw new Failure(e.getMessage(), e);
    }
  }

  private static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new Failure("Cannot write " + file + ".", e);
    }
  }
}
