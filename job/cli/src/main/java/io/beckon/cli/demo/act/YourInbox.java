package io.beckon.cli.demo.act;

import io.beckon.cli.demo.mail.MailProgram;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.inbox.Mail;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A mail of yours arrives, and what you do with it comes back to the engine: opened, clicked,
 * unsubscribed. Whatever you do not do in your browser the demo does as a mail program would.
 */
final class YourInbox implements Act {

  private static final String REMINDER = "cart-first";
  private static final String ANSWERS = "basket-help";
  private static final Duration IN_A_BROWSER = Duration.ofMinutes(15);

  private final MailProgram program = new MailProgram();

  /** Something done with a mail. */
  private interface Deed {
    void with(Mail mail) throws InterruptedException;
  }

  @Override
  public char key() {
    return 'm';
  }

  @Override
  public String hint() {
    return "mail";
  }

  @Override
  public String title() {
    return "Your inbox";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    String command = aReminder(stage);
    stage.tell("The engine has ordered your reminder; delivery makes a mail of it.");
    Mail mail = stage.mail(command);
    stage.tell("\"%s\" has arrived: %s".formatted(mail.subject(), stage.inbox()));
    letOpen(stage, mail, command);
    JourneyRecord due = letFollow(stage, mail, command);
    letUnsubscribe(stage, mail, command, due);
    stage.travel(due.dueAt() + stage.decisionLead().toMillis(), Duration.ofSeconds(5));
    stage.await(
        "what became of the next message", read -> last(read, due, Decision.HELD_BACK).isPresent());
    JourneyRecord held = last(stage.chronicle(), due, Decision.HELD_BACK).orElseThrow();
    stage.tell(
        "Due at %s, and held back: %s. Leave a cart, and you subscribe again."
            .formatted(TimeWords.clock(held.dueAt()), held.reason()));
    stage.pause(Duration.ofSeconds(60));
  }

  /** You leave a cart, and an hour later are reminded of it. */
  private static String aReminder(Stage stage) throws InterruptedException, TimeoutException {
    JourneyRecord waiting = LeaveCart.begin(stage);
    stage.travel(waiting.dueAt() + stage.decisionLead().toMillis(), Duration.ofSeconds(5));
    stage.await("your reminder", read -> reminder(read, waiting.dueAt()).isPresent());
    return reminder(stage.chronicle(), waiting.dueAt()).orElseThrow().commandId();
  }

  private static Optional<SeenSend> reminder(Chronicle read, long due) {
    return read.allSends().stream()
        .filter(send -> send.userId().equals(You.USER_ID) && send.dueAt() == due)
        .filter(send -> send.template().equals(REMINDER))
        .findFirst();
  }

  private void letOpen(Stage stage, Mail mail, String command)
      throws InterruptedException, TimeoutException {
    let(stage, "have it opened", "message_opened", command, mail, program::open);
    stage.await("the answer to your opening it", read -> answer(read, command).isPresent());
    JourneyRecord entered = answer(stage.chronicle(), command).orElseThrow();
    stage.tell(
        "message_opened: its image was loaded. %s %s, and waits for a click."
            .formatted(ANSWERS, DecisionWords.what(entered)));
    stage.pause(Duration.ofSeconds(4));
  }

  private JourneyRecord letFollow(Stage stage, Mail mail, String command)
      throws InterruptedException, TimeoutException {
    let(stage, "have its link followed", "message_clicked", command, mail, program::follow);
    JourneyRecord entered = answer(stage.chronicle(), command).orElseThrow();
    stage.await(
        "the answer to your click",
        read ->
            last(read, entered, Decision.ANSWERED).isPresent()
                && latest(read, entered).decision() == Decision.WAITING);
    JourneyRecord due = latest(stage.chronicle(), entered);
    stage.tell(
        "message_clicked: its link was followed. %s answered; it offers help at %s."
            .formatted(ANSWERS, TimeWords.clock(due.dueAt())));
    stage.pause(Duration.ofSeconds(4));
    return due;
  }

  private void letUnsubscribe(Stage stage, Mail mail, String command, JourneyRecord due)
      throws InterruptedException, TimeoutException {
    let(stage, "unsubscribe", "unsubscribed", command, mail, program::unsubscribe);
    stage.tell(
        "One click, no questions: unsubscribed from offers. Time runs to %s, when the next is due."
            .formatted(TimeWords.clock(due.dueAt())));
  }

  /**
   * Until the event is read back; the watcher does it in a browser, or the demo by the act's key.
   */
  private static void let(
      Stage stage, String keyDoes, String event, String command, Mail mail, Deed deed)
      throws InterruptedException, TimeoutException {
    BooleanSupplier seen = () -> told(stage.chronicle(), event, command);
    if (stage.invite(keyDoes, IN_A_BROWSER, seen)) {
      deed.with(mail);
    } else if (!seen.getAsBoolean()) {
      throw new ActFailed("Nobody has touched the mail.");
    }
    stage.await(event, read -> told(read, event, command));
  }

  private static boolean told(Chronicle read, String event, String command) {
    return read.yourEvents().stream()
        .filter(one -> one.name().equals(event))
        // What a program has opened or followed starts nothing.
        .filter(one -> !one.text("human").equals("false"))
        .map(one -> one.text("command_id"))
        .anyMatch(command::equals);
  }

  /** The journey that the opening began. */
  private static Optional<JourneyRecord> answer(Chronicle read, String command) {
    long opened =
        read.yourEvents().stream()
            .filter(one -> one.name().equals("message_opened"))
            .filter(one -> one.text("command_id").equals(command))
            .mapToLong(SeenEvent::logTime)
            .min()
            .orElse(Long.MAX_VALUE);
    return read.yourTrace().stream()
        .filter(one -> one.campaign().equals(ANSWERS) && one.decision() == Decision.ENTERED)
        .filter(one -> one.decidedAt() >= opened)
        .findFirst();
  }

  private static Optional<JourneyRecord> last(
      Chronicle read, JourneyRecord journey, Decision decision) {
    return read.yourTrace().stream()
        .filter(one -> one.journeyId().equals(journey.journeyId()))
        .filter(one -> one.decision() == decision)
        .reduce((earlier, later) -> later);
  }

  private static JourneyRecord latest(Chronicle read, JourneyRecord journey) {
    return read.yourTrace().stream()
        .filter(one -> one.journeyId().equals(journey.journeyId()))
        .reduce((earlier, later) -> later)
        .orElse(journey);
  }
}
