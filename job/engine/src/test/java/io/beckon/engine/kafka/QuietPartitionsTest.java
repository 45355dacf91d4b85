package io.beckon.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class QuietPartitionsTest {

  private static final TopicPartition ONE = new TopicPartition("events", 1);
  private static final TopicPartition TWO = new TopicPartition("events", 2);

  private final QuietPartitions quiet = new QuietPartitions();

  @Test
  void aPartitionThatIsNewNeedsAPulse() {
    assertThat(quiet.among(Map.of(ONE, 0L, TWO, 7L))).containsExactlyInAnyOrder(ONE, TWO);
  }

  @Test
  void soDoesOneWhereNothingHappened() {
    quiet.among(Map.of(ONE, 5L, TWO, 5L));
    assertThat(quiet.among(Map.of(ONE, 6L, TWO, 5L))).containsExactly(TWO);
  }

  @Test
  void itsOwnPulseIsNothing() {
    quiet.among(Map.of(ONE, 5L));
    quiet.sending(ONE);
    quiet.sent(ONE, 5);
    assertThat(quiet.among(Map.of(ONE, 6L))).containsExactly(ONE);
  }

  @Test
  void othersWordsAreSomethingBesideItsPulse() {
    quiet.among(Map.of(ONE, 5L));
    quiet.sending(ONE);
    quiet.sent(ONE, 5);
    assertThat(quiet.among(Map.of(ONE, 7L))).isEmpty();
  }

  @Test
  void pulsesDoNotPileUpBeforeAPartitionThatDoesNotAnswer() {
    quiet.among(Map.of(ONE, 5L));
    quiet.sending(ONE);
    assertThat(quiet.among(Map.of(ONE, 5L))).isEmpty();
    quiet.failed(ONE);
    assertThat(quiet.among(Map.of(ONE, 5L))).containsExactly(ONE);
  }
}
