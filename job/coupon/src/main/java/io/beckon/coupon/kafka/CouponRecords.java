package io.beckon.coupon.kafka;

import io.beckon.coupon.pool.CouponEntry;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.runtime.wire.SingleObjectReader;
import io.beckon.schemas.CouponRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Entries as records of the topic. */
final class CouponRecords {

  private static final String CODE = "code";
  private static final String CLAIM = "claim";
  private static final String RELEASE = "release";

  private final SingleObjectReader<CouponRecord> reader =
      new SingleObjectReader<>(
          CouponRecord.getClassSchema(), List.of(), CouponRecord::createDecoder);

  /**
   * The entry that a value holds.
   *
   * @throws UnknownEntryException where this build cannot tell; says nothing of what is in it
   */
  CouponEntry read(byte[] value) throws UnknownEntryException {
    try {
      CouponRecord record = reader.read(value);
      return switch (record.getKind()) {
        case CODE -> new CouponEntry.Code(record.getPool(), record.getCode());
        case CLAIM -> new CouponEntry.Claim(record.getPool(), record.getCommandId());
        case RELEASE -> new CouponEntry.Release(record.getPool(), record.getCommandId());
        default -> throw new UnknownEntryException();
      };
    } catch (SingleObjectReader.UnreadableException e) {
      throw new UnknownEntryException();
    }
  }

  /** Not one of the entries that this build knows. */
  static final class UnknownEntryException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  static ProducerRecord<byte[], byte[]> write(String topic, CouponEntry entry, Instant at) {
    CouponRecord record =
        CouponRecord.newBuilder()
            .setKind(kind(entry))
            .setPool(entry.pool())
            .setCode(entry instanceof CouponEntry.Code code ? code.code() : "")
            .setCommandId(commandId(entry))
            .setAt(at)
            .build();
    return new ProducerRecord<>(
        topic,
        entry.pool().getBytes(StandardCharsets.UTF_8),
        SingleObject.encode(CouponRecord.getEncoder(), record));
  }

  private static String kind(CouponEntry entry) {
    if (entry instanceof CouponEntry.Code) {
      return CODE;
    }
    return entry instanceof CouponEntry.Claim ? CLAIM : RELEASE;
  }

  private static String commandId(CouponEntry entry) {
    if (entry instanceof CouponEntry.Claim claim) {
      return claim.commandId();
    }
    return entry instanceof CouponEntry.Release release ? release.commandId() : "";
  }
}
