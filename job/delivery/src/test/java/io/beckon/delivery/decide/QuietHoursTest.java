package io.beckon.delivery.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Policy;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.delivery.decide.QuietHours.Quiet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From nine in the evening to eight, in the user's zone. */
class QuietHoursTest {

  private static final String AT_NIGHT = "quiet_hours: {from: \"21:00\", to: \"08:00\"}";

  private static Policy policy(String... lines) {
    String text = "policy: default\n" + String.join("\n", lines) + '\n';
    return CampaignReader.read(List.of(new SourceText("policy.yaml", text))).policy().orElseThrow();
  }

  private static Addressee ann(String channel, String zone) {
    return new Addressee("ann", channel, false, Optional.ofNullable(zone).map(ZoneId::of));
  }

  private static Optional<Quiet> at(String instant, Policy policy, Addressee addressee) {
    return new QuietHours(any -> policy).at(at(instant), addressee);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void theyBeginAndEndByTheUsersClock() {
    Addressee inBerlin = ann("email", "Europe/Berlin");
    Quiet untilEight = new Quiet(at("2026-03-02T07:00:00Z"), false);
    assertThat(at("2026-03-01T19:59:59.999Z", policy(AT_NIGHT), inBerlin)).isEmpty();
    assertThat(at("2026-03-01T20:00:00Z", policy(AT_NIGHT), inBerlin)).contains(untilEight);
    assertThat(at("2026-03-02T06:59:59.999Z", policy(AT_NIGHT), inBerlin)).contains(untilEight);
    assertThat(at("2026-03-02T07:00:00Z", policy(AT_NIGHT), inBerlin)).isEmpty();
  }

  @Test
  void whoseZoneIsNotKnownHasThePolicys() {
    Policy inNewYork = policy(AT_NIGHT, "timezone: America/New_York");
    assertThat(at("2026-03-01T22:00:00Z", inNewYork, ann("email", null))).isEmpty();
    assertThat(at("2026-03-02T02:00:00Z", inNewYork, ann("email", null)))
        .contains(new Quiet(at("2026-03-02T13:00:00Z"), false));
  }

  @Test
  void channelsThatAreNotNamedHaveNone() {
    Policy ofSms =
        policy("quiet_hours: {from: \"21:00\", to: \"08:00\", then: drop, channels: [sms, push]}");
    assertThat(at("2026-03-01T23:00:00Z", ofSms, ann("email", null))).isEmpty();
    assertThat(at("2026-03-01T23:00:00Z", ofSms, ann("sms", null)))
        .contains(new Quiet(at("2026-03-02T08:00:00Z"), true));
  }

  @Test
  void whatTheUserAskedForAndTestUsersAreExempt() {
    Policy withTestUsers = policy(AT_NIGHT, "test_users: [ann]");
    Addressee receipt = new Addressee("ann", "email", true, Optional.empty());
    assertThat(at("2026-03-01T23:00:00Z", policy(AT_NIGHT), receipt)).isEmpty();
    assertThat(at("2026-03-01T23:00:00Z", withTestUsers, ann("email", null))).isEmpty();
  }

  @Test
  void thePolicyIsTheOneOfNow() {
    long published = at("2026-03-01T23:00:00Z");
    QuietHours hours = new QuietHours(now -> now < published ? Policy.DEFAULT : policy(AT_NIGHT));
    assertThat(hours.at(published - 1, ann("email", null))).isEmpty();
    assertThat(hours.at(published, ann("email", null))).isPresent();
  }
}
