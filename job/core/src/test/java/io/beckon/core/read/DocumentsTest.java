package io.beckon.core.read;

import static io.beckon.core.read.Spanless.NOWHERE;
import static io.beckon.core.read.Spanless.assertSame;
import static io.beckon.core.read.Spanless.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Policy.Cap;
import io.beckon.core.model.Policy.Then;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of several kinds, over several files, and what a policy does not say. */
class DocumentsTest {

  private static final String SEGMENT = "segment: regulars\nwho: {did: login, within: 7d}\n";

  @Test
  void eachKindIsFoundWhereverItsKeyStands() {
    Reading reading =
        sound(
            "who: {did: login, within: 7d}\nsegment: regulars\n", "timezone: UTC\npolicy: default");

    assertThat(reading.segments()).map(Segment::id).containsExactly("regulars");
    assertThat(reading.policy()).isPresent();
  }

  @Test
  void aBrokenDocumentHidesNeitherItsFileNorTheOthers() {
    Reading reading =
        read(
            "segment: broken\n---\n" + SEGMENT + "---\n" + CampaignReaderTest.minimal(""),
            "policy: default\nholdout: much\n");

    assertThat(reading.segments()).map(Segment::id).containsExactly("regulars");
    assertThat(reading.campaigns()).map(Campaign::id).containsExactly("small");
    assertThat(reading.policy()).isEmpty();
    assertThat(reading.problems()).hasSize(2);
  }

  @Test
  void ofTwoSegmentsWithOneNameNeitherIsMeant() {
    Reading reading = read(SEGMENT, SEGMENT, SEGMENT.replace("regulars", "others"));

    assertThat(reading.segments()).map(Segment::id).containsExactly("others");
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void aSegmentMayHaveTheNameOfACampaign() {
    assertThat(
            sound(SEGMENT.replace("regulars", "small"), CampaignReaderTest.minimal("")).segments())
        .hasSize(1);
  }

  @Test
  void ofTwoPoliciesNeitherIsMeant_evenWhereOneIsBroken() {
    assertThat(read("policy: default", "policy: default\nholdout: much").policy()).isEmpty();
  }

  @Test
  void aVersionIsOfWhatTheDocumentSays() {
    Segment segment = sound(SEGMENT).segments().get(0);

    assertThat(sound("# active ones\n" + SEGMENT).segments().get(0).version())
        .isEqualTo(segment.version());
    assertThat(sound(SEGMENT.replace("7d", "8d")).segments().get(0).version())
        .isNotEqualTo(segment.version());
    assertThat(policy("timezone: UTC").version()).isNotEqualTo(policy("holdout: 1%").version());
  }

  @Test
  void aPolicyHasFromTheDefaultsWhatItDoesNotSay() {
    Policy policy = sound("policy: default").policy().orElseThrow();

    assertThat(policy.timezone()).isEqualTo(Policy.DEFAULT.timezone());
    assertThat(policy.optIn()).isEqualTo(Policy.DEFAULT.optIn());
    assertThat(policy.quietHours()).isEmpty();
    assertThat(policy.caps()).isEqualTo(Policy.DEFAULT.caps());
    assertThat(policy.holdout()).isZero();
    assertThat(Arrays.asList(policy.topics(), policy.sunsetTopics())).containsOnly(List.of());
    assertThat(policy.destinations()).isEmpty();
    assertThat(policy.testUsers()).isEmpty();
  }

  @Test
  void theDefaultsAreTheOnesOfTheLanguage() {
    assertThat(Policy.DEFAULT.timezone()).hasToString("UTC");
    assertThat(Policy.DEFAULT.optIn())
        .containsEntry("email", false)
        .containsEntry("sms", true)
        .containsEntry("push", true);
    assertSame(
        Policy.DEFAULT.caps(),
        List.of(
            new Cap(
                2, Duration.ofHours(48), Optional.empty(), Optional.empty(), Then.HOLD, NOWHERE)));
  }

  @Test
  void aPolicyWithoutCapsSaysSo() {
    assertThat(policy("caps: []").caps()).isEmpty();
  }

  @Test
  void aCapMayHoldForSomeUsersOnly() {
    assertSame(
        policy("caps: [{per_user: 1, within: 7d, when: profile.less_often == true, then: drop}]")
            .caps(),
        List.of(
            new Cap(
                1,
                Duration.ofDays(7),
                Optional.empty(),
                Optional.of(text("profile.less_often == true")),
                Then.DROP,
                NOWHERE)));
  }

  @Test
  void consentOfAChannelThatIsNotNamedStaysAsItWas() {
    assertThat(policy("consent: {email: opt_in, in_app: opt_in}").optIn())
        .containsEntry("email", true)
        .containsEntry("in_app", true)
        .containsEntry("sms", true)
        .containsEntry("push", true);
  }

  @Test
  void quietHoursInQuotesOrNot() {
    assertThat(policy("quiet_hours: {from: 21:00, to: 8:30}").quietHours())
        .isEqualTo(policy("quiet_hours: {from: \"21:00\", to: \"08:30\"}").quietHours())
        .hasValueSatisfying(
            hours -> {
              assertThat(hours.from()).hasToString("21:00");
              assertThat(hours.to()).hasToString("08:30");
              assertThat(hours.then()).isEqualTo(Then.HOLD);
              assertThat(hours.channels()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({"0%, 0", "0.5%, 0.005", "2%, 0.02", "33.3%, 0.333", "100%, 1", "10 %, 0.1"})
  void shares(String written, double meant) {
    assertThat(policy("holdout: " + written).holdout()).isEqualTo(meant);
    assertThat(
            CampaignReaderTest.sound(CampaignReaderTest.minimal("control: " + written)).control())
        .isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://crm.example",
        "https://crm.example/hooks/beckon?team=sales",
        "https://crm.example:8443/",
        "http://localhost:8080/hook",
        "http://127.0.0.1/hook",
        "http://[::1]:9000/hook",
      })
  void addressesOfWebhooks(String address) {
    assertThat(policy("destinations: {sales: {webhook: \"" + address + "\"}}").destinations())
        .hasEntrySatisfying("sales", sales -> assertThat(sales.webhook()).isEqualTo(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://crm.example",
        "https://",
        "https:///hooks",
        "http://localhost.example/hook",
        "http://127.0.0.1.example/hook",
        "https://user@crm.example/hook",
        "https://crm.example:port/",
        "https://crm.example/a b",
        "HTTPS//crm.example",
      })
  void addressesThatAreNone(String address) {
    assertThat(
            read("policy: default\ndestinations: {sales: {webhook: \"" + address + "\"}}\n")
                .problems())
        .hasSize(1);
  }

  @Test
  void aSegmentMayAskForAnotherOne() {
    assertSame(
        sound("segment: stars\nwho: {not: {in: regulars}}\n").segments().get(0).who(),
        new Clause.Not(new Clause.In("regulars", NOWHERE), NOWHERE));
  }

  private static Policy policy(String lines) {
    return sound("policy: default\n" + lines + "\n").policy().orElseThrow();
  }

  private static Reading sound(String... texts) {
    Reading reading = read(texts);
    assertThat(reading.problems()).map(Problem::render).isEmpty();
    return reading;
  }

  private static Reading read(String... texts) {
    List<SourceText> sources =
        Stream.of(texts).map(text -> new SourceText("a.yaml", text)).toList();
    return CampaignReader.read(sources);
  }
}
