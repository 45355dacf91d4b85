package io.beckon.delivery.decide;

import static io.beckon.delivery.decide.Orders.HOUR;
import static io.beckon.delivery.decide.Orders.MARKETING;
import static io.beckon.delivery.decide.Orders.NOON;
import static io.beckon.delivery.decide.Orders.PATIENCE;
import static io.beckon.delivery.decide.Orders.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Policy;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.delivery.decide.Verdict.Attempt;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.decide.Verdict.Park;
import io.beckon.delivery.decide.Verdict.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rules make of quiet hours, from eleven in the evening to eight. */
class RulesAtNightTest {

  private static final long NIGHT = Instant.parse("2025-06-15T23:00:00Z").toEpochMilli();
  private static final long MORNING = NIGHT + 9 * HOUR;

  private static final Order AT_NIGHT =
      new Order(
          "c1",
          "cart",
          "mail:example.org",
          false,
          MARKETING.expiresAt(),
          new Addressee("ann", "email", false, Optional.empty()));

  private final Holds holds = new Holds();
  private final Progress fresh = Progress.fresh(NOON);

  @Test
  void quietHoursPutOffAndTheTimeIsNoPartOfOurPatience() {
    assertThat(rulesAtNight("hold").before(AT_NIGHT, new Progress(2, NOON, 0), holds, NIGHT))
        .isEqualTo(new Wait(MORNING, new Progress(2, NOON + 9 * HOUR, MORNING)));
    assertThat(
            rulesAtNight("hold")
                .before(AT_NIGHT, new Progress(2, NOON + 9 * HOUR, MORNING), holds, NIGHT + HOUR))
        .as("asked again meanwhile it waits no longer, and is not counted twice")
        .isEqualTo(new Wait(MORNING, new Progress(2, NOON + 9 * HOUR, MORNING)));
    assertThat(rulesAtNight("hold").before(AT_NIGHT, fresh, holds, MORNING))
        .isEqualTo(new Attempt());
  }

  @Test
  void orTheyDrop() {
    assertThat(rulesAtNight("drop").before(AT_NIGHT, fresh, holds, NIGHT))
        .isEqualTo(new Finish(End.CANCELLED, "quiet_hours"));
  }

  @Test
  void whatIsHeldOrHasExpiredIsSoAtNightToo() {
    holds.take(new Hold("cart", true, NOON), NOON);
    assertThat(rulesAtNight("drop").before(AT_NIGHT, fresh, holds, NIGHT))
        .isEqualTo(new Park(fresh.held(NIGHT)));
    assertThat(
            rulesAtNight("drop").before(AT_NIGHT, fresh, holds, MARKETING.expiresAt() + 9 * HOUR))
        .isEqualTo(new Finish(End.EXPIRED, "expired"));
  }

  @Test
  void whatQuietHoursDropMayHaveBeenDeliveredBefore() {
    Progress silent = fresh.failed(true);
    assertThat(end(rulesAtNight("drop").before(AT_NIGHT, silent, holds, NIGHT)))
        .isEqualTo(End.UNKNOWN);
  }

  private static Rules rulesAtNight(String then) {
    String text =
        "policy: default\nquiet_hours: {from: \"23:00\", to: \"08:00\", then: " + then + "}\n";
    Policy policy =
        CampaignReader.read(List.of(new SourceText("policy.yaml", text))).policy().orElseThrow();
    return new Rules(PATIENCE, new QuietHours(at -> policy));
  }
}
