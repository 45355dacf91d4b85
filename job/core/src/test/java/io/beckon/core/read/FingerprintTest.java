package io.beckon.core.read;

import static io.beckon.core.read.CampaignReaderTest.sound;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  private static final String CAMPAIGN =
      """
      campaign: welcome
      priority: 60
      trigger: {event: signed_up, where: event.plan == "pro"}
      audience: [profile.vip, {did: login, within: 7d}]
      steps:
        - send: email
          template: hello
      """;

  /** A change here is a new version of every campaign that runs: it must not happen. */
  @Test
  void isWhatItWas() {
    assertThat(version(CAMPAIGN)).isEqualTo("68c50d3e14ddbefe");
    assertThat(version(CampaignReaderTest.FULL)).isEqualTo("4991236bdfe75a3a");
  }

  @Test
  void doesNotLookAtHowItIsWritten() {
    assertThat(
            version(
                """
                # The same, by another hand.

                trigger:
                  where: 'event.plan == "pro"'   # quoted
                  event: "signed_up"
                steps: [{template: hello, send: email}]
                audience:
                - &vip profile.vip
                - within: 7d
                  did: login
                campaign: welcome
                priority: '60'
                """))
        .isEqualTo(version(CAMPAIGN));
  }

  @Test
  void doesNotLookAtAliases() {
    assertThat(version(CAMPAIGN.replace("profile.vip", "&a {did: x}, *a")))
        .isEqualTo(version(CAMPAIGN.replace("profile.vip", "{did: x}, {did: x}")));
  }

  @Test
  void doesNotLookAtLineEnds() {
    assertThat(version(CAMPAIGN.replace("\n", "\r\n"))).isEqualTo(version(CAMPAIGN));
  }

  @ParameterizedTest
  @CsvSource({
    "welcome, hello",
    "60, 61",
    "within: 7d, within: 8d",
    "'profile.vip, {did: login, within: 7d}', '{did: login, within: 7d}, profile.vip'",
    "profile.vip, [profile.vip]",
  })
  void looksAtWhatItSays(String part, String other) {
    assertThat(version(CAMPAIGN.replace(part, other))).isNotEqualTo(version(CAMPAIGN));
  }

  private static String version(String campaign) {
    return sound(campaign).version();
  }
}
