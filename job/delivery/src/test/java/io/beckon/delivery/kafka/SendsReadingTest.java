package io.beckon.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Hold;
import io.beckon.delivery.record.Instruction;
import io.beckon.delivery.record.Notice;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.HoldCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** All desks are told how far the sends topic was read, and what stood there for all. */
class SendsReadingTest {

  private static final int GROUPS = 128;
  private static final byte[] RUBBISH = {1, 2, 3};

  @Test
  void itIsToldOnceASecondBehindWhatWasReadBefore() throws Exception {
    try (var reading = harness(1, 0)) {
      reading.open();
      reading.setProcessingTime(0);
      assertThat(told(reading)).isEmpty();
      reading.processElement(record(0, 7, RUBBISH));
      reading.processElement(record(2, 3, hold()));
      reading.processElement(record(0, 8, RUBBISH));
      reading.setProcessingTime(1_000);
      assertThat(told(reading))
          .containsExactly(
              new Notice.Held(new Hold("cart", true, 5)),
              new Notice.Read(0, 9),
              new Notice.Read(2, 4));
      reading.setProcessingTime(2_000);
      assertThat(told(reading)).as("nothing new").isEmpty();
    }
  }

  @Test
  void howFarAQuietPartitionWasReadIsKnownAfterARestartOfMoreOrFewerWorkers() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (var reading = harness(2, i)) {
        reading.open();
        reading.processElement(record(i, 10 + i, RUBBISH));
        states.add(reading.snapshot(1, 1));
      }
    }
    OperatorSubtaskState saved =
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(OperatorSubtaskState[]::new));
    for (int i = 0; i < 3; i++) {
      try (var reading = harness(3, i)) {
        reading.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(saved, GROUPS, 2, 3, i));
        reading.open();
        reading.setProcessingTime(1);
        assertThat(told(reading)).containsExactly(new Notice.Read(0, 11), new Notice.Read(1, 12));
      }
    }
  }

  private static OneInputStreamOperatorTestHarness<RawRecord, Instruction> harness(
      int workers, int index) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(new SendsReading(), GROUPS, workers, index);
  }

  private static List<Notice> told(OneInputStreamOperatorTestHarness<?, ?> reading) {
    var output = reading.getSideOutput(SendsDecoder.NOTICES);
    List<Notice> told = new ArrayList<>();
    for (StreamRecord<Notice> next; output != null && (next = output.poll()) != null; ) {
      told.add(next.getValue());
    }
    return told;
  }

  private static StreamRecord<RawRecord> record(int partition, long offset, byte[] value) {
    return new StreamRecord<>(
        new RawRecord(new byte[0], value, 0, "sends", partition, offset, false));
  }

  private static byte[] hold() {
    return SingleObject.encode(
        HoldCommand.getEncoder(),
        new HoldCommand("h", "cart", true, Instant.ofEpochMilli(5), "test"));
  }
}
