package io.beckon.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.LoggedEvent;
import io.beckon.engine.record.Outgoing;
import io.beckon.runtime.log.RawRecord;
import io.beckon.schemas.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

  private static final String CART =
      """
      {"type": "track", "userId": "ann", "event": "cart", "messageId": "m1",
       "timestamp": "2025-03-01T10:00:00Z"}""";

  private OneInputStreamOperatorTestHarness<RawRecord, LoggedEvent> decoder;

  @BeforeEach
  void open() throws Exception {
    decoder = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new EventDecoder()));
    decoder.open();
  }

  @AfterEach
  void close() throws Exception {
    decoder.close();
  }

  @Test
  void anEventKeepsItsLogTimeAndPlace() throws Exception {
    decoder.processElement(record(CART, false), 0);
    assertThat(decoder.extractOutputValues())
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.event().userId()).isEqualTo("ann");
              assertThat(logged.logTime()).isEqualTo(1_000);
              assertThat(logged.partition()).isEqualTo(2);
              assertThat(logged.offset()).isEqualTo(17);
            });
    assertThat(decoder.getSideOutput(EventDecoder.DEAD_LETTERS)).isNull();
  }

  @Test
  void aPulseEndsHereWhateverItHolds() throws Exception {
    decoder.processElement(record(CART, true), 0);
    decoder.processElement(record(null, true), 0);
    assertThat(decoder.extractOutputValues()).isEmpty();
    assertThat(decoder.getSideOutput(EventDecoder.DEAD_LETTERS)).isNull();
  }

  @Test
  void whatIsNoEventIsSetAsideAndTheNextOneIsRead() throws Exception {
    decoder.processElement(record("{", false), 0);
    decoder.processElement(record(CART, false), 0);
    assertThat(decoder.extractOutputValues()).hasSize(1);
    StreamRecord<Outgoing> setAside = decoder.getSideOutput(EventDecoder.DEAD_LETTERS).remove();
    DeadLetter letter = DeadLetter.getDecoder().decode(setAside.getValue().value());
    assertThat(letter.getReason()).isEqualTo("not_json");
    assertThat(letter.getTopic()).isEqualTo("events");
    assertThat(letter.getPartition()).isEqualTo(2);
    assertThat(letter.getOffset()).isEqualTo(17);
  }

  private static RawRecord record(String value, boolean pulse) {
    byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    return new RawRecord(new byte[] {1}, bytes, 1_000, "events", 2, 17, pulse);
  }
}
