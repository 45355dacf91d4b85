package io.beckon.cli.demo.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YourJourneyTest {

  private final Chronicle chronicle = new Chronicle("you");

  @Test
  void whoWaitsStillWaitsWhenAMessageIsCalledBack() {
    decided("cart-recovery", "j1", Decision.ENTERED);
    decided("cart-recovery", "j1", Decision.SENT);
    decided("cart-recovery", "j1", Decision.WAITING);
    decided("cart-recovery", "j1", Decision.CALLED_BACK);
    decided("welcome", "w1", Decision.WAITING);
    decided("welcome", "w1", Decision.CALLED_BACK);

    YourJourney yours = YourJourney.in(chronicle);

    assertThat(yours.waiting()).map(JourneyRecord::decision).contains(Decision.WAITING);
    assertThat(yours.elsewhere()).extracting(JourneyRecord::campaign).containsExactly("welcome");
    assertThat(yours.last(Decision.CALLED_BACK)).isPresent();
  }

  @Test
  void whatAnEarlierJourneySentIsNoNewsOfTheLatest() {
    decided("cart-recovery", "j1", Decision.ENTERED);
    decided("cart-recovery", "j1", Decision.COMPLETED);
    decided("cart-recovery", "j2", Decision.ENTERED);
    decided("cart-recovery", "j2", Decision.WAITING);
    decided("cart-recovery", "j1", Decision.CALLED_BACK);

    YourJourney yours = YourJourney.in(chronicle);

    assertThat(yours.records()).extracting(JourneyRecord::journeyId).containsOnly("j2");
    assertThat(yours.waiting()).isPresent();
  }

  @Test
  void whoHasLeftDoesNotWait() {
    decided("cart-recovery", "j1", Decision.WAITING);
    decided("cart-recovery", "j1", Decision.EXITED);
    decided("cart-recovery", "j1", Decision.CALLED_BACK);

    assertThat(YourJourney.in(chronicle).waiting()).isEmpty();
  }

  private void decided(String campaign, String journey, Decision decision) {
    chronicle.add(
        new JourneyRecord("you", campaign, "v1", journey, decision, "", 0, 0, "", Map.of()));
  }
}
