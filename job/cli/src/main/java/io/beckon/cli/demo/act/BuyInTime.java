package io.beckon.cli.demo.act;

import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** You buy one second before the second reminder, and it is never sent. */
final class BuyInTime implements Act {

  private static final Duration IN_TIME = Duration.ofSeconds(1);

  @Override
  public char key() {
    return 'b';
  }

  @Override
  public String hint() {
    return "buy";
  }

  @Override
  public String title() {
    return "You buy just in time";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    YourJourney journey = YourJourney.in(stage.chronicle());
    if (journey.waiting().isEmpty() || journey.sent() != 1) {
      new LeaveCart().play(stage);
    }
    JourneyRecord second = YourJourney.in(stage.chronicle()).waiting().orElseThrow();
    stage.tell(
        "Your second reminder is due on %s. Time runs to one second before."
            .formatted(TimeWords.dayClock(second.dueAt())));
    stage.travel(second.dueAt() - IN_TIME.toMillis(), Duration.ofSeconds(8));
    ShopEvent order = stage.you(You::buy);
    stage.tell("It is %s, and you buy.".formatted(TimeWords.clock(order.time())));
    stage.await(
        "the end of your journey", read -> YourJourney.in(read).last(Decision.EXITED).isPresent());
    stage.travel(second.dueAt() + stage.decisionLead().toMillis(), Duration.ofSeconds(3));
    YourJourney ended = YourJourney.in(stage.chronicle());
    if (ended.sent() != 1) {
      throw new ActFailed("You bought in time and were reminded all the same.");
    }
    stage.tell(
        "%s. It is now %s: the second reminder was due and is not there."
            .formatted(
                capital(DecisionWords.what(ended.last(Decision.EXITED).orElseThrow())),
                TimeWords.clock(stage.now())));
    stage.pause(Duration.ofSeconds(6));
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
