package io.beckon.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRecordReaderTest {

  private static final long RECORD_TIME = 5_000;

  @ParameterizedTest
  @CsvSource({
    "LOG_APPEND, , 5000",
    "LOG_APPEND, 3000, 5000",
    "BACKFILL, , 5000",
    "BACKFILL, 3000, 3000",
    "BACKFILL, 9000, 5000",
    "BACKFILL, yesterday, 5000",
  })
  void logTime(TimeBase base, String ingestedAt, long expected) {
    Headers headers = new RecordHeaders();
    if (ingestedAt != null) {
      headers.add(LogHeaders.INGESTED_AT, ingestedAt.getBytes(StandardCharsets.UTF_8));
    }
    RawRecord read = new RawRecordReader(base).read(record(headers, null, null));
    assertThat(read.logTime()).isEqualTo(expected);
  }

  @Test
  void whereItWasReadAndWhatItHolds() {
    byte[] key = {1};
    byte[] value = {2, 3};
    RawRecord read =
        new RawRecordReader(TimeBase.LOG_APPEND).read(record(new RecordHeaders(), key, value));
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(new RawRecord(key, value, RECORD_TIME, "events", 4, 17, false));
  }

  @Test
  void aPulseIsKnownByItsHeader() {
    ProducerRecord<byte[], byte[]> pulse = LogHeaders.pulse("events", 4, null);
    RawRecord read =
        new RawRecordReader(TimeBase.LOG_APPEND)
            .read(record(pulse.headers(), pulse.key(), pulse.value()));
    assertThat(read.pulse()).isTrue();
  }

  private static ConsumerRecord<byte[], byte[]> record(Headers headers, byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        "events",
        4,
        17,
        RECORD_TIME,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }
}
