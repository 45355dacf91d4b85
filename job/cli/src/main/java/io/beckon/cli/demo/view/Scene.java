package io.beckon.cli.demo.view;

import io.beckon.cli.demo.seen.Counts;
import io.beckon.cli.demo.seen.SeenEvent;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.core.effect.JourneyRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Everything that one frame shows.
 *
 * @param clock the shop's clock and the engine's
 * @param counts what was read back
 * @param pulse events in each of the last hours, the oldest first
 * @param events what happened, the newest first
 * @param sends who gets what, the newest first
 * @param refusals who does not and why, the newest first
 * @param you where you stand
 * @param mail where mail arrives, and how much
 * @param board lines in place of the panels
 * @param story what the act at hand says
 * @param keys what can be pressed
 * @param names what a user is called
 */
public record Scene(
    Clock clock,
    Counts counts,
    int[] pulse,
    List<SeenEvent> events,
    List<SeenSend> sends,
    List<JourneyRecord> refusals,
    You you,
    Mail mail,
    Board board,
    Story story,
    List<KeyHint> keys,
    UnaryOperator<String> names) {

  /**
   * The two clocks.
   *
   * @param shop what the clock on the shop's wall shows, epoch milliseconds
   * @param speed in words
   * @param moving whether it goes
   * @param engine up to when the engine knows the log; empty before it knows anything
   * @param silent whether topic and pulse are silenced
   * @param address of Flink's web pages
   */
  public record Clock(
      long shop,
      String speed,
      boolean moving,
      OptionalLong engine,
      boolean silent,
      String address) {}

  /**
   * Where you stand.
   *
   * @param journey every decision of your latest journey, the oldest first
   * @param waiting what it waits for; empty where it does not wait
   * @param elsewhere where you wait in other campaigns
   * @param why whether the trace is to be told in full
   */
  public record You(
      List<JourneyRecord> journey,
      Optional<JourneyRecord> waiting,
      List<JourneyRecord> elsewhere,
      boolean why) {}

  /**
   * The inbox.
   *
   * @param address of its page
   * @param arrived mails so far
   */
  public record Mail(String address, int arrived) {}

  /**
   * Lines that an act shows as they are, in place of the panels.
   *
   * @param title above them
   * @param lines none where the panels are shown
   */
  public record Board(String title, List<String> lines) {

    public static final Board NONE = new Board("", List.of());
  }

  /**
   * What the act at hand says.
   *
   * @param title of the act; empty between acts
   * @param text in a sentence or two
   */
  public record Story(String title, String text) {

    public static final Story NONE = new Story("", "");
  }

  /**
   * A key and what it does.
   *
   * @param key as printed on it
   * @param does in a word or three
   */
  public record KeyHint(String key, String does) {}
}
