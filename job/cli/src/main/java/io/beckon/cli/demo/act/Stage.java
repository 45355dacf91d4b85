package io.beckon.cli.demo.act;

import io.beckon.cli.demo.house.Workbench;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.Tally;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.You;
import io.beckon.inbox.Mail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What acts act on: the same for a watcher with keys and for the script. */
public interface Stage {

  /** What the shop's clock shows, epoch milliseconds. */
  long now();

  /** Tells the watcher, in a sentence or two. */
  void tell(String text);

  /** You do something now, and the log takes it now; the clock stands until the act moves it. */
  ShopEvent you(BiFunction<You, Long, ShopEvent> deed) throws InterruptedException;

  /** The price of the rug drops now: one event of the rug; the clock stands likewise. */
  ShopEvent dropPrice() throws InterruptedException;

  /** Every event that went into the log so far, in its order; what was sent again stands twice. */
  List<ShopEvent> written();

  /** Runs the clock to an instant, and returns at once. */
  void depart(long instant, Duration takes);

  /** Waits until the clock is where it was sent. */
  void arrive() throws InterruptedException;

  /** Runs the clock to an instant, stands there and returns. */
  void travel(long instant, Duration takes) throws InterruptedException;

  /**
   * From how late on the engine has decided what is due: its grace, the skew it allows to the log,
   * and a little for the pulse.
   */
  Duration decisionLead();

  /**
   * From how late on the engine knows that the log has nothing earlier: the skew it allows to the
   * log, and a little for the pulse.
   */
  Duration logLead();

  /** Cuts the shop off from the topic and stops the pulse, or connects both again. */
  void silence(boolean silent) throws InterruptedException;

  /** Waits until it was read back from Kafka. */
  void await(String what, Predicate<Chronicle> read) throws InterruptedException, TimeoutException;

  /** What was read back. */
  Chronicle chronicle();

  /** Shows the trace of your latest journey. */
  void showWhy(boolean shown);

  /** Where a campaign is edited and published. */
  Workbench workbench();

  /** Shows lines as they are, in place of the panels; none, to show the panels again. */
  void show(String title, List<String> lines);

  /**
   * Waits until the watcher has done something, or lets the demo do it by the act's key; where
   * nobody watches, the demo does it at once.
   *
   * @param keyDoes what the key does, behind "Press x to"
   * @param seen whether the watcher has done it
   * @return whether the demo is to do it
   */
  boolean invite(String keyDoes, Duration atMost, BooleanSupplier seen) throws InterruptedException;

  /** Where you find your mail. */
  String inbox();

  /** Waits for the mail of a command. */
  Mail mail(String commandId) throws InterruptedException, TimeoutException;

  /** Waits until the messages that were ordered have come so far. */
  Tally deliveries(String what, Predicate<Tally> far) throws InterruptedException, TimeoutException;

  /** {@code kill -9} of the delivery job. */
  void killDelivery() throws InterruptedException;

  /** Starts the delivery job again. */
  void startDelivery();

  /** Gives the watcher time to read; a watcher with keys may go on at once by the act's key. */
  void pause(Duration atMost) throws InterruptedException;
}
