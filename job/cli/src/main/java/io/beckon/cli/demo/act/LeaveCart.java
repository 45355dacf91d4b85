package io.beckon.cli.demo.act;

import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.words.DecisionWords;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** You fill a cart and go away; time runs until the first reminder is decided. */
final class LeaveCart implements Act {

  /** Who has bought within a day is not asked about another cart. */
  private static final Duration SINCE_ORDER = Duration.ofHours(25);

  @Override
  public char key() {
    return 'c';
  }

  @Override
  public String hint() {
    return "cart";
  }

  @Override
  public String title() {
    return "You leave a cart";
  }

  @Override
  public void play(Stage stage) throws InterruptedException, TimeoutException {
    JourneyRecord waiting = begin(stage);
    stage.travel(waiting.dueAt() + stage.decisionLead().toMillis(), Duration.ofSeconds(7));
    stage.await("your first reminder", read -> YourJourney.in(read).sent() > 0);
    JourneyRecord sent = YourJourney.in(stage.chronicle()).last(Decision.SENT).orElseThrow();
    stage.tell(
        "%s was due at %s and decided at %s: %s of grace, in which an order still on its way would have stopped it."
            .formatted(
                sent.step(),
                TimeWords.clock(sent.dueAt()),
                TimeWords.clock(sent.decidedAt()),
                TimeWords.length(sent.decidedAt() - sent.dueAt())));
    stage.pause(Duration.ofSeconds(6));
  }

  /** The first half: the cart is left, and the engine has answered that it waits. */
  static JourneyRecord begin(Stage stage) throws InterruptedException, TimeoutException {
    subscribeAgain(stage);
    letADayGoBySinceYourOrder(stage);
    ShopEvent cart = stage.you(You::fillCart);
    stage.tell(
        "You put an oak side table (129.00) into your cart, and close the tab. What does the engine say?");
    stage.await("the engine's answer", read -> YourJourney.in(read).answeredSince(cart.logTime()));
    YourJourney journey = YourJourney.in(stage.chronicle());
    JourneyRecord waiting =
        journey
            .waiting()
            .orElseThrow(
                () ->
                    new ActFailed(
                        "Your cart began no journey: "
                            + DecisionWords.what(
                                journey.records().get(journey.records().size() - 1))));
    stage.tell(
        "It %s. Now time runs; you do nothing, and nobody polls."
            .formatted(DecisionWords.what(waiting)));
    return waiting;
  }

  private static void subscribeAgain(Stage stage) throws InterruptedException {
    List<Map<String, Object>> off = YourConsent.in(stage.chronicle()).off();
    if (!off.isEmpty()) {
      stage.tell("You had unsubscribed, and take it back.");
    }
    for (Map<String, Object> scope : off) {
      stage.you((you, at) -> you.subscribe(at, scope));
    }
  }

  private static void letADayGoBySinceYourOrder(Stage stage) throws InterruptedException {
    JourneyRecord goal = YourJourney.in(stage.chronicle()).last(Decision.GOAL).orElse(null);
    if (goal != null && stage.now() < goal.decidedAt() + SINCE_ORDER.toMillis()) {
      stage.tell("You have just bought something. A day goes by.");
      stage.travel(goal.decidedAt() + SINCE_ORDER.toMillis(), Duration.ofSeconds(4));
    }
  }
}
