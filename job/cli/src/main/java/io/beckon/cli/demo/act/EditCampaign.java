package io.beckon.cli.demo.act;

import io.beckon.cli.campaigns.Publishable;
import io.beckon.cli.demo.house.Workbench;
import io.beckon.cli.publish.Draft;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * You edit a campaign while the job runs: a slip is shown where it stands, a sound file with what
 * it would change, and one key puts it into force. Whatever you do not do yourself the demo does.
 */
final class EditCampaign implements Act {

  private static final Duration IN_AN_EDITOR = Duration.ofMinutes(15);

  @Override
  public char key() {
    return 'e';
  }

  @Override
  public String hint() {
    return "edit";
  }

  @Override
  public String title() {
    return "You edit a campaign";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    Draft draft;
    try {
      draft = edited(stage);
    } finally {
      // Or the panels would not show what comes of it.
      stage.show("", List.of());
    }
    publish(stage, draft);
    showFirstMessage(stage, draft.changed().orElseThrow());
  }

  /** Goes on until a sound file is to be published. */
  private static Draft edited(Stage stage) throws InterruptedException {
    Workbench bench = stage.workbench();
    while (true) {
      String text = bench.text();
      Draft draft = bench.look(text, stage.now());
      boolean byKey =
          switch (draft.state()) {
            case PUBLISHED -> {
              stage.tell("Open this file in an editor of yours, change it, and save.");
              stage.show(bench.file().toString(), text.lines().toList());
              yield invite(stage, bench, text, "let the demo edit it");
            }
            case PROBLEMS -> {
              stage.tell("Saved, with a slip; it is found before anything is published.");
              stage.show(bench.file().toString(), draft.lines());
              yield invite(stage, bench, text, "let the demo mend it");
            }
            case CHANGED -> {
              stage.tell(
                  "Sound. What a publish would change, and what it would have in the last %d days."
                      .formatted(Workbench.LOOKS_BACK.toDays()));
              stage.show(
                  bench.file().toString(), withChange(bench.published(), text, draft.lines()));
              yield invite(stage, bench, text, "publish it");
            }
          };
      if (byKey && draft.state() == Draft.State.CHANGED) {
        return draft;
      } else if (byKey) {
        bench.write(byDemo(draft, text, bench.published()));
      }
    }
  }

  /** What was written, and behind it what comes of it. */
  private static List<String> withChange(String before, String after, List<String> comesOfIt) {
    Set<String> known = before.lines().collect(Collectors.toSet());
    Stream<String> written =
        after.lines().filter(Predicate.not(known::contains)).map(line -> "+ " + line.strip());
    return Stream.concat(written, comesOfIt.stream()).toList();
  }

  private static boolean invite(Stage stage, Workbench bench, String looked, String keyDoes)
      throws InterruptedException {
    boolean[] saved = new boolean[1];
    boolean pressed =
        stage.invite(
            keyDoes,
            IN_AN_EDITOR,
            () -> {
              String now = bench.text();
              // Empty: an editor is about to put another file in its place.
              saved[0] = !now.isEmpty() && !now.equals(looked);
              return saved[0];
            });
    if (!pressed && !saved[0]) {
      throw new ActFailed("Nobody has saved the file; nothing was published.");
    }
    return pressed;
  }

  /** Its own slip the demo mends; with a slip of yours it begins anew, from what stands. */
  private static String byDemo(Draft draft, String text, String published) {
    if (draft.state() == Draft.State.PROBLEMS) {
      return DemoEdit.mended(text).orElse(published);
    }
    return DemoEdit.withSlip(text)
        .orElseThrow(
            () -> new ActFailed("The line that the demo would edit is gone: this edit is yours."));
  }

  private static void publish(Stage stage, Draft draft) throws InterruptedException {
    long from = stage.workbench().publish(draft);
    stage.tell(
        "Published to the job that runs. It is in force from %s on, by the log's time, for everybody."
            .formatted(TimeWords.clock(from)));
    stage.travel(from + stage.logLead().toMillis(), Duration.ofSeconds(4));
  }

  private static void showFirstMessage(Stage stage, Publishable published)
      throws InterruptedException, TimeoutException {
    JourneyRecord yours = LeaveCart.begin(stage);
    if (!yours.version().equals(published.version())) {
      throw new ActFailed("Your cart was decided by version " + yours.version() + ".");
    }
    stage.tell("Your cart waits in version %s. No restart.".formatted(published.version()));
    stage.travel(yours.dueAt() + stage.decisionLead().toMillis(), Duration.ofSeconds(6));
    stage.await(
        "the first message of the new version",
        read -> read.firstSent(published.version()).isPresent());
    JourneyRecord first = stage.chronicle().firstSent(published.version()).orElseThrow();
    stage.tell(
        "First message of version %s: %s to %s at %s."
            .formatted(
                first.version(),
                first.step(),
                stage.chronicle().name(first.userId()),
                TimeWords.clock(first.decidedAt())));
    stage.pause(Duration.ofSeconds(60));
  }
}
