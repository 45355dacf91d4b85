package io.beckon.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final DeadLetters.Place PLACE = new DeadLetters.Place("events", 2, 41, 1_000);

  @Test
  void aRecordIsKeptWithItsPlaceAndWhatIsWrong() throws Exception {
    byte[] key = {1};
    byte[] value = {2, 3};
    DeadLetters.Letter sent =
        DeadLetters.of(PLACE, key, value, "not_json", "the record is not JSON");
    assertThat(sent.key()).isEqualTo(key);
    assertThat(letter(sent))
        .isEqualTo(
            DeadLetter.newBuilder()
                .setReason("not_json")
                .setText("the record is not JSON")
                .setTopic("events")
                .setPartition(2)
                .setOffset(41)
                .setLogTime(Instant.ofEpochMilli(1_000))
                .setKey(ByteBuffer.wrap(key))
                .setValue(ByteBuffer.wrap(value))
                .setValueLength(2)
                .setValueSha256(sha256(value))
                .build());
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    DeadLetters.Letter sent =
        DeadLetters.of(PLACE, null, null, "empty_record", "the record is empty");
    assertThat(sent.key()).isEmpty();
    DeadLetter letter = letter(sent);
    assertThat(letter.getKey()).isNull();
    assertThat(letter.getValue()).isNull();
    assertThat(letter.getValueLength()).isZero();
    assertThat(letter.getValueSha256()).isEmpty();
    assertThat(letter.getTruncated()).isFalse();
  }

  @Test
  void aValueOfTheBoundIsKeptWhole() throws Exception {
    DeadLetter letter =
        letter(DeadLetters.of(PLACE, null, new byte[DeadLetters.WHOLE], "not_json", ""));
    assertThat(letter.getTruncated()).isFalse();
    assertThat(letter.getValue().remaining()).isEqualTo(DeadLetters.WHOLE);
  }

  @Test
  void ofALongerOneTheBeginningTheLengthAndTheHash() throws Exception {
    byte[] value = new byte[20 << 20];
    Arrays.fill(value, (byte) 7);
    DeadLetters.Letter sent = DeadLetters.of(PLACE, new byte[2_000], value, "too_large", "");
    DeadLetter letter = letter(sent);
    assertThat(letter.getTruncated()).isTrue();
    assertThat(letter.getValue().remaining()).isEqualTo(DeadLetters.PREFIX);
    assertThat(letter.getKey().remaining()).isEqualTo(DeadLetters.KEY);
    assertThat(letter.getValueLength()).isEqualTo(value.length);
    assertThat(letter.getValueSha256()).isEqualTo(sha256(value));
    assertThat(sent.value()).hasSizeLessThan(100_000);
  }

  private static DeadLetter letter(DeadLetters.Letter sent) throws Exception {
    return DeadLetter.getDecoder().decode(sent.value());
  }

  private static String sha256(byte[] value) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
  }
}
