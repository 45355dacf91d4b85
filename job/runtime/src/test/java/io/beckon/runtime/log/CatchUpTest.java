package io.beckon.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** On a consumer without a broker; {@link TopicReaderTest} has a real one. */
class CatchUpTest {

  private static final TopicPartition ONE = new TopicPartition("prices", 0);
  private static final TopicPartition OTHER = new TopicPartition("stocks", 0);

  private final MockConsumer<byte[], byte[]> log = new MockConsumer<>("none");
  private final List<Long> read = new ArrayList<>();

  CatchUpTest() {
    log.assign(List.of(ONE, OTHER));
    log.seek(ONE, 0);
    log.seek(OTHER, 0);
  }

  @Test
  void offsetsThatHoldNoRecordAreReadToo() throws Exception {
    log.addRecord(record(0));
    log.schedulePollTask(() -> log.seek(OTHER, 7));
    log.schedulePollTask(() -> log.seek(ONE, 3));
    CatchUp.read(log, Map.of(ONE, 3L, OTHER, 7L), Duration.ofMinutes(1), this::take);
    assertThat(read).containsExactly(0L);
    assertThat(log.position(ONE)).isEqualTo(3);
  }

  @Test
  void whereItStandsBehindTheEndNothingIsRead() throws Exception {
    log.addRecord(record(0));
    CatchUp.read(log, Map.of(ONE, 0L), Duration.ZERO, this::take);
    assertThat(read).isEmpty();
  }

  @Test
  void aLogThatComesNoNearerToItsEndIsGivenUpAndNamed() {
    log.addRecord(record(0));
    assertThatThrownBy(
            () -> CatchUp.read(log, Map.of(ONE, 3L, OTHER, 7L), Duration.ZERO, this::take))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The topic prices, stocks came no nearer to its end for 0 s, and is not read to it");
    assertThat(read).as("what there was").containsExactly(0L);
  }

  @Test
  void whatATakerThrowsComesOut() {
    log.addRecord(record(0));
    assertThatThrownBy(
            () ->
                CatchUp.read(
                    log,
                    Map.of(ONE, 3L),
                    Duration.ofMinutes(1),
                    record -> {
                      throw new InterruptedException("enough");
                    }))
        .hasMessage("enough");
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.add(record.offset());
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>(ONE.topic(), ONE.partition(), offset, null, new byte[0]);
  }
}
