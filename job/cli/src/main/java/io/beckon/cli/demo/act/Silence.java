package io.beckon.cli.demo.act;

import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The topic falls silent and the pulse stops: the clock stands, and nothing fires. */
final class Silence implements Act {

  private static final Duration BEFORE_DUE = Duration.ofMinutes(5);
  private static final Duration OVERDUE = Duration.ofHours(3);

  @Override
  public char key() {
    return 's';
  }

  @Override
  public String hint() {
    return "silence";
  }

  @Override
  public String title() {
    return "The topic falls silent";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    JourneyRecord due = aReminderToCome(stage);
    stage.travel(due.dueAt() - BEFORE_DUE.toMillis(), Duration.ofSeconds(4));
    long sentBefore = YourJourney.in(stage.chronicle()).sent();
    stage.silence(true);
    long silencedAt = stage.now();
    try {
      stage.tell(
          "The shop is cut off and no pulse is written. Your reminder is due at %s; the shop's clock goes on."
              .formatted(TimeWords.clock(due.dueAt())));
      stage.travel(due.dueAt() + OVERDUE.toMillis(), Duration.ofSeconds(6));
      stage.tell(
          "By the shop's clock your reminder is overdue by %s. The engine's clock stands, and nothing fires: nobody knows what the log will bring."
              .formatted(TimeWords.length(OVERDUE.toMillis())));
      stage.pause(Duration.ofSeconds(60));
      mustBeStill(stage, silencedAt);
    } finally {
      stage.silence(false);
    }
    stage.tell(
        "The pulse is back: the log has reached %s.".formatted(TimeWords.clock(stage.now())));
    stage.await("your overdue reminder", read -> YourJourney.in(read).sent() > sentBefore);
    JourneyRecord sent = YourJourney.in(stage.chronicle()).last(Decision.SENT).orElseThrow();
    stage.tell(
        "%s: due at %s, decided at %s, to the instant as if there had been no silence."
            .formatted(
                sent.step(), TimeWords.clock(sent.dueAt()), TimeWords.clock(sent.decidedAt())));
    stage.pause(Duration.ofSeconds(6));
  }

  private static JourneyRecord aReminderToCome(Stage stage)
      throws InterruptedException, TimeoutException {
    YourJourney journey = YourJourney.in(stage.chronicle());
    if (journey.waiting().isPresent()) {
      return journey.waiting().get();
    }
    return LeaveCart.begin(stage);
  }

  private static void mustBeStill(Stage stage, long since) {
    if (stage.chronicle().latestDecision() > since) {
      throw new ActFailed("Something was decided while the log stood still.");
    }
  }
}
