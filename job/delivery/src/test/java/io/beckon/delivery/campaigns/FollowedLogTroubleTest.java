package io.beckon.delivery.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.runtime.log.LogHeaders;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.log.TopicReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Templates from a real log, whatever happens to it. */
class FollowedLogTroubleTest extends FollowedLog {

  @Test
  void behindAnOpenTransactionNothingIsKnown() throws Exception {
    Instant first = publish(template("hello", "first"));
    follow();
    try (KafkaProducer<byte[], byte[]> open =
        producer(Map.of("transactional.id", topic, "enable.idempotence", "true"))) {
      open.initTransactions();
      open.beginTransaction();
      Instant second =
          Instant.ofEpochMilli(
              open.send(
                      new ProducerRecord<>(topic, key("hello"), bytes(template("hello", "second"))))
                  .get(30, TimeUnit.SECONDS)
                  .timestamp());
      Instant decided = second.plus(LEAD);
      assertThat(published.isKnown(decided)).isFalse();
      assertThat(published.isKnown(first.plus(LEAD).minusMillis(1))).as("that was read").isTrue();
      open.commitTransaction();
      until(() -> published.isKnown(decided));
      assertThat(words("hello", decided)).contains("second");
    }
  }

  @Test
  void aLogThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
    Instant first = publish(template("hello", "first"));
    publish(template("hello", "second"));
    publish(template("hello", "third"));
    follow();
    remake();
    Instant anew = publish(template("hello", "anew"));
    until(() -> words("hello", anew.plus(LEAD)).equals(Optional.of("anew")));
    assertThat(words("hello", first.plus(LEAD))).as("what was known stays").contains("first");
  }

  @Test
  void soIsOneThatHasGrownBeyondWhatWasRead() throws Exception {
    publish(template("hello", "first"));
    follow();
    // While the broker is away nobody looks.
    kafka.stop();
    kafka.startAgain();
    remake();
    Instant anew = publish(template("greeting", "at the beginning"));
    for (int i = 0; i < 5; i++) {
      publish(template("hello", "number " + i));
    }
    until(() -> words("greeting", anew.plus(LEAD)).isPresent());
    assertThat(words("greeting", anew.plus(LEAD))).contains("at the beginning");
  }

  @Test
  void aTopicThatHasItsNameAndMoreRecordsIsAnotherOne() throws Exception {
    publish(template("hello", "first"));
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    try (TopicReader reader =
        new TopicReader(topic, clients, new RawRecordReader(TimeBase.LOG_APPEND))) {
      reader.readToEnd(record -> {});
      remake();
      publish(template("hello", "anew"));
      publish(template("hello", "and more"));
      assertThatThrownBy(() -> reader.readToEnd(record -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("it was made anew");
    }
  }

  @Test
  void whileTheBrokerIsAwayWhatWasReadIsKnownAndNothingElse() throws Exception {
    Instant first = publish(template("hello", "first"));
    follow();
    Instant pulse =
        Instant.ofEpochMilli(producer.send(LogHeaders.pulse(topic, 0, null)).get().timestamp());
    until(() -> published.isKnown(pulse.plus(LEAD)));
    kafka.stop();
    assertThat(published.isKnown(pulse.plus(LEAD).minusMillis(1)))
        .as("a pulse tells that nothing else was published before it")
        .isTrue();
    assertThat(published.isKnown(pulse.plus(LEAD))).isFalse();
    assertThat(words("hello", first.plus(LEAD).minusMillis(1))).isEmpty();
    kafka.startAgain();
    Instant second = publish(template("hello", "second"));
    until(() -> published.isKnown(second.plus(LEAD)));
    assertThat(words("hello", second.plus(LEAD))).contains("second");
  }

  @Test
  void anErrorEndsItAndTheWorkerHearsOfIt() throws Exception {
    Error error = new NoClassDefFoundError("gone");
    boolean[] breaks = {false};
    Properties clients = new Properties();
    clients.put("bootstrap.servers", kafka.bootstrapServers());
    published =
        CampaignFollower.start(
            () -> {
              if (breaks[0]) {
                throw error;
              }
              return new TopicReader(topic, clients, new RawRecordReader(TimeBase.BACKFILL));
            },
            LEAD,
            counts);
    published.mustGoOn();
    breaks[0] = true;
    // What is read anew is opened anew.
    publish(template("hello", "first"));
    until(() -> published.isKnown(Instant.now()));
    remake();
    until(
        () -> {
          try {
            published.mustGoOn();
            return false;
          } catch (IOException e) {
            return e.getCause() == error;
          }
        });
  }

  @Test
  void whereThereIsNoLogAWorkerDoesNotStart() {
    topic = "nowhere";
    CompletableFuture<Published> start = CompletableFuture.supplyAsync(this::openNow);
    assertThat(start)
        .failsWithin(PATIENCE)
        .withThrowableThat()
        .withMessageContaining("The topic nowhere cannot be read");
  }

  private Published openNow() {
    try {
      return open(counts);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
