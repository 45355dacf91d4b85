package io.beckon.delivery.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Policy;
import io.beckon.schemas.UsedFile;
import io.beckon.template.MessageTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** Templates and the policy from a real log. */
class CampaignFollowerTest extends FollowedLog {

  @Test
  void whatWasPublishedBeforeIsKnownFromTheStart() throws Exception {
    Instant first = publish(template("hello", "first"));
    Instant second = publish(template("hello", "second"));
    follow();

    assertThat(words("hello", first.plus(LEAD).minusMillis(1))).isEmpty();
    assertThat(words("hello", first.plus(LEAD))).contains("first");
    assertThat(words("hello", second.plus(LEAD).minusMillis(1))).contains("first");
    assertThat(words("hello", second.plus(LEAD))).contains("second");
    assertThat(words("nobody", second.plus(LEAD))).isEmpty();
  }

  @Test
  void whatIsPublishedLaterIsKnownInTime() throws Exception {
    follow();
    Instant first = publish(template("hello", "first"));
    Instant decided = first.plus(LEAD);
    assertThat(published.isKnown(decided)).isTrue();
    assertThat(words("hello", decided)).contains("first");
  }

  @Test
  void aTemplateMayBeAskedForLater() throws Exception {
    Instant asked = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    publish(template("hello", "first").setEffectiveFrom(asked));
    follow();
    assertThat(words("hello", asked.minusMillis(1))).isEmpty();
    assertThat(words("hello", asked)).contains("first");
  }

  @Test
  void layoutsAndSnippetsComeWithIt() throws Exception {
    Instant at =
        publish(
            template("hello", "{% include 'name' %}")
                .setUses(List.of(new UsedFile("snippets/name.html", "from a snippet"))));
    follow();
    assertThat(words("hello", at.plus(LEAD))).contains("from a snippet");
  }

  @Test
  void whatCannotBeReadIsCountedAndTheVersionBeforeItStays() throws Exception {
    Instant sound = publish(template("hello", "sound"));
    publish(template("hello", "{% if %}"));
    publish(template("hello", "under a name that is not its own").setCampaign("other"));
    send("not avro".getBytes(StandardCharsets.UTF_8));
    publish(policy("quiet_hours: {from: 9}"));
    Instant last = publish(policy("timezone: Europe/London"));
    send(null);
    follow();

    assertThat(words("hello", last.plus(LEAD))).contains("sound");
    assertThat(words("other", last.plus(LEAD))).isEmpty();
    assertThat(published.policy(sound.toEpochMilli())).isSameAs(Policy.DEFAULT);
    assertThat(published.policy(last.plus(LEAD).toEpochMilli()).timezone().getId())
        .isEqualTo("Europe/London");
    assertThat(counts.of("campaignRecordsUnusable")).isEqualTo(4);
  }

  @Test
  void whatHasLongBeenSupersededIsNotReadAtAll() throws Exception {
    kafka.createTopic(topic + "-old", 1, TimestampType.CREATE_TIME);
    topic = topic + "-old";
    Instant now = Instant.now();
    Instant old = now.minus(Duration.ofDays(200));
    send(old, template("hello", "older"));
    send(old.plus(Duration.ofDays(1)), template("hello", "{% if %}"));
    send(old.plus(Duration.ofDays(2)), template("hello", "old"));
    send(now, template("hello", "new"));
    follow();
    assertThat(words("hello", now.plus(LEAD))).contains("new");
    assertThat(words("hello", now)).contains("old");
    assertThat(words("hello", old.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(counts.of("campaignRecordsUnusable")).isZero();
  }

  @Test
  void whatCanStillBeAskedForIsThereWhereAllThatSupersedesItIsBad() throws Exception {
    kafka.createTopic(topic + "-old", 1, TimestampType.CREATE_TIME);
    topic = topic + "-old";
    Instant now = Instant.now();
    send(now.minus(Duration.ofDays(200)), template("hello", "old"));
    send(now.minus(Duration.ofDays(150)), template("hello", "{% if %}"));
    send(now, template("other", "new"));
    follow();
    assertThat(words("hello", now)).contains("old");
  }

  @Test
  void oneParseServesAllWorkersOfAProcess() throws Exception {
    Instant at = publish(template("shared", "the same"));
    follow();
    MessageTemplate ours = published.template("shared", at.plus(LEAD)).orElseThrow();
    try (Published other = open(new Counts())) {
      assertThat(other.template("shared", at.plus(LEAD)).orElseThrow()).isSameAs(ours);
    }
  }
}
