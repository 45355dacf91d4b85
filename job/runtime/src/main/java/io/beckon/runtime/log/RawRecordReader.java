package io.beckon.runtime.log;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes every record as it is, pulses and rubbish included: all of them move time, and what never
 * gets past this point is seen by no watermark generator.
 */
public final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {

  private static final long serialVersionUID = 1L;

  private final TimeBase timeBase;

  public RawRecordReader(TimeBase timeBase) {
    this.timeBase = timeBase;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    out.collect(read(record));
  }

  /** The record as it is. */
  public RawRecord read(ConsumerRecord<byte[], byte[]> record) {
    return new RawRecord(
        record.key(),
        record.value(),
        logTime(record),
        record.topic(),
        record.partition(),
        record.offset(),
        LogHeaders.isPulse(record.headers()));
  }

  /** A header may say that an event is older than its record, never that it is younger. */
  private long logTime(ConsumerRecord<byte[], byte[]> record) {
    if (timeBase == TimeBase.LOG_APPEND) {
      return record.timestamp();
    }
    return Math.min(
        record.timestamp(), LogHeaders.ingestedAt(record.headers()).orElse(Long.MAX_VALUE));
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }
}
