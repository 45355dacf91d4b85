package io.beckon.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.engine.record.Outgoing;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmittedRecordsTest {

  private static final long DECIDED = 1_700_000_000_000L;

  @Test
  void inALiveTopicTimeIsTheBrokers() {
    ProducerRecord<byte[], byte[]> record = record(TimeBase.LOG_APPEND, DECIDED);
    assertThat(record.timestamp()).isNull();
    assertThat(record.headers()).isEmpty();
  }

  /** Whether the topic keeps the writer's time, or puts the broker's in its place. */
  @ParameterizedTest
  @EnumSource(
      value = TimestampType.class,
      names = {"CREATE_TIME", "LOG_APPEND_TIME"})
  void inABackfillItIsReadWhereItWasDecided(TimestampType type) {
    ProducerRecord<byte[], byte[]> record = record(TimeBase.BACKFILL, DECIDED);
    long today = 1_800_000_000_000L;
    assertThat(read(record, type == TimestampType.CREATE_TIME ? record.timestamp() : today))
        .isEqualTo(DECIDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, -86_400_000})
  void theYearsBeforeKafkasTimeStandInTheHeader(long decided) {
    ProducerRecord<byte[], byte[]> record = record(TimeBase.BACKFILL, decided);
    assertThat(read(record, record.timestamp())).isEqualTo(decided);
  }

  @ParameterizedTest
  @EnumSource(TimeBase.class)
  void thePartitionIsLeftToTheKey(TimeBase base) {
    ProducerRecord<byte[], byte[]> record = record(base, DECIDED);
    assertThat(record.topic()).isEqualTo("events");
    assertThat(record.partition()).isNull();
    assertThat(record.key()).containsExactly(1);
    assertThat(record.value()).containsExactly(2);
  }

  private static ProducerRecord<byte[], byte[]> record(TimeBase base, long decided) {
    return new EmittedRecords("events", "campaigns", base)
        .serialize(
            new Outgoing(Outgoing.Topic.EVENTS, new byte[] {1}, new byte[] {2}, decided),
            null,
            null);
  }

  private static long read(ProducerRecord<byte[], byte[]> record, long timestamp) {
    return new RawRecordReader(TimeBase.BACKFILL)
        .read(
            new ConsumerRecord<>(
                "events",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                1,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()))
        .logTime();
  }
}
