package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Stage;
import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.house.Workbench;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.cli.demo.mail.MailRoom;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.seen.Tally;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.You;
import io.beckon.inbox.Mail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The stage: the house for what is done, a narrator for what is said.
 *
 * @param pace how much faster than for a watcher the clock runs
 */
record HouseStage(House house, Narrator narrator, double pace) implements Stage {

  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** A process has to start before, and a machine may be slow. */
  private static final Duration DELIVERY = Duration.ofMinutes(4);

  private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

  /** Beyond grace and skew: the pulse that proves it must be later still. */
  private static final Duration BEYOND = Duration.ofSeconds(2);

  @Override
  public long now() {
    return house.clock().now();
  }

  @Override
  public void tell(String text) {
    narrator.tell(text);
  }

  @Override
  public ShopEvent you(BiFunction<You, Long, ShopEvent> deed) {
    return house.feeder().you(deed);
  }

  @Override
  public ShopEvent dropPrice() {
    return house.feeder().dropPrice();
  }

  @Override
  public List<ShopEvent> written() {
    return house.feeder().written();
  }

  @Override
  public void travel(long instant, Duration takes) throws InterruptedException {
    depart(instant, takes);
    arrive();
  }

  @Override
  public void depart(long instant, Duration takes) {
    house.clock().travel(instant, Duration.ofMillis((long) (takes.toMillis() / pace)));
  }

  @Override
  public void arrive() throws InterruptedException {
    while (!house.clock().arrived()) {
      house.mustBeWell();
      Thread.sleep(20);
    }
  }

  @Override
  public Duration decisionLead() {
    return House.GRACE.plus(logLead());
  }

  @Override
  public Duration logLead() {
    return House.SKEW.plus(BEYOND);
  }

  @Override
  public void silence(boolean silent) {
    house.feeder().silence(silent);
  }

  @Override
  public void await(String what, Predicate<Chronicle> read)
      throws InterruptedException, TimeoutException {
    house.chronicle().await(what, ANSWER, read);
  }

  @Override
  public Chronicle chronicle() {
    return house.chronicle();
  }

  @Override
  public void showWhy(boolean shown) {
    narrator.showWhy(shown);
  }

  @Override
  public Workbench workbench() {
    return house.workbench();
  }

  @Override
  public void show(String title, List<String> lines) {
    narrator.show(title, lines);
  }

  @Override
  public String inbox() {
    return house.mail().address(You.EMAIL);
  }

  @Override
  public Mail mail(String commandId) throws InterruptedException, TimeoutException {
    MailRoom room = house.mail();
    deliveries("your mail", tally -> room.mail(commandId).isPresent());
    return room.mail(commandId).orElseThrow();
  }

  @Override
  public Tally deliveries(String what, Predicate<Tally> far)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + DELIVERY.toNanos();
    while (System.nanoTime() < end) {
      house.mustBeWell();
      Optional<Tally> tally = house.mail().deliveries().await(LOOK_AFTER, far);
      if (tally.isPresent()) {
        return tally.get();
      }
    }
    throw new TimeoutException("Not within " + DELIVERY.toSeconds() + " s: " + what + ".");
  }

  @Override
  public void killDelivery() throws InterruptedException {
    house.mail().killDelivery();
  }

  @Override
  public void startDelivery() {
    try {
      house.mail().startDelivery();
    } catch (IOException e) {
      throw new DemoFailure("The delivery job could not be started again.", e);
    }
  }

  @Override
  public boolean invite(String keyDoes, Duration atMost, BooleanSupplier seen)
      throws InterruptedException {
    return narrator.invite(keyDoes, atMost, seen);
  }

  @Override
  public void pause(Duration atMost) throws InterruptedException {
    narrator.pause(atMost);
  }
}
