package io.beckon.cli.demo.act;

import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Something that can be seen to happen. An act says what it does, does it on the stage, and waits
 * until it has read the engine's answer from Kafka; it knows nothing of terminals.
 *
 * <p>A new act is a class and a line in {@link #ALL}.
 */
public interface Act {

  /** In the order in which the script plays them, and in which the keys are shown. */
  List<Act> ALL =
      List.of(
          new LeaveCart(),
          new BuyInTime(),
          new AskWhy(),
          new Silence(),
          new PriceDrop(),
          new EditCampaign(),
          new YourInbox(),
          new KillDelivery());

  /** The key that begins it. */
  char key();

  /** What the key does, in a word or three. */
  String hint();

  /** What the watcher sees happening. */
  String title();

  /**
   * Plays it. What it needs from the act before, it plays itself where that was not done. The clock
   * may be left held; whoever calls lets it go.
   *
   * @throws TimeoutException where the engine did not answer
   * @throws ActFailed where the engine answered something else than the act is about
   */
  void play(Stage stage) throws InterruptedException, TimeoutException;
}
