package io.beckon.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was written is read; and which bytes were written, since later builds read them. */
class BytesTest {

  @Property
  void numbersComeBack(@ForAll long number) {
    byte[] bytes = new ByteWriter().signed(number).unsigned(number).fixed(number).toBytes();
    ByteReader reader = new ByteReader(bytes);

    assertThat(reader.signed()).isEqualTo(number);
    assertThat(reader.unsigned()).isEqualTo(number);
    assertThat(reader.fixed()).isEqualTo(number);
    assertThat(reader.atEnd()).isTrue();
  }

  @Property
  void textsComeBack(@ForAll("texts") String text) {
    byte[] bytes = new ByteWriter().text(text).optionalText(null).optionalText(text).toBytes();
    ByteReader reader = new ByteReader(bytes);

    assertThat(reader.text()).isEqualTo(text);
    assertThat(reader.optionalText()).isNull();
    assertThat(reader.optionalText()).isEqualTo(text);
    assertThat(reader.atEnd()).isTrue();
  }

  @Property(tries = 300)
  void propertiesComeBackInTheirOrder(@ForAll("properties") Map<String, Object> properties) {
    ByteReader reader = new ByteReader(new ByteWriter().entries(properties).toBytes());

    Map<String, Object> read = reader.entries();

    assertThat(read).isEqualTo(properties);
    assertThat(read.keySet()).containsExactlyElementsOf(properties.keySet());
    assertThat(reader.atEnd()).isTrue();
  }

  @Property(tries = 300)
  void propertiesCanBePassedOver(@ForAll("properties") Map<String, Object> properties) {
    byte[] written = new ByteWriter().entries(properties).toBytes();
    ByteReader reader = new ByteReader(new ByteWriter().raw(written).unsigned(7).toBytes());

    assertThat(reader.rawEntries()).isEqualTo(written);
    assertThat(reader.unsigned()).isEqualTo(7);
    assertThat(reader.atEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 02",
    "-1, 01",
    "63, 7e",
    "64, 8001",
    "-64, 7f",
    "9223372036854775807, feffffffffffffffff01",
    "-9223372036854775808, ffffffffffffffffff01"
  })
  void aSmallNumberOfEitherSignIsSmall(long number, String hex) {
    assertThat(HexFormat.of().formatHex(new ByteWriter().signed(number).toBytes())).isEqualTo(hex);
  }

  @Test
  void aValueIsATagAndItsContent() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("n", null);
    all.put("f", false);
    all.put("t", true);
    all.put("i", 7L);
    all.put("d", 0.5);
    all.put("s", "ä");
    all.put("l", List.of(1L, "x"));
    all.put("m", Map.of("k", -1L));

    assertThat(HexFormat.of().formatHex(new ByteWriter().entries(all).toBytes()))
        .isEqualTo(
            "08"
                + "016e00"
                + "016601"
                + "017402"
                + "0169030e"
                + "0164043fe0000000000000"
                + "01730502c3a4"
                + "016c0602"
                + "0302"
                + "050178"
                + "016d0701"
                + "016b"
                + "0301");
  }

  @Test
  void anUnknownTagIsRefused() {
    assertThatThrownBy(() -> new ByteReader(new byte[] {99}).value())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99");
  }

  @Test
  void aNumberWithoutAnEndIsRefused() {
    byte[] endless = new byte[16];
    Arrays.fill(endless, (byte) 0xFF);

    assertThatThrownBy(() -> new ByteReader(endless).unsigned())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsNoPropertysValueIsRefused() {
    assertThatThrownBy(() -> new ByteWriter().value(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Integer");
  }

  /** Without lone surrogates, which no UTF-8 holds. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .filter(text -> text.chars().noneMatch(c -> c >= 0xD800 && c < 0xE000));
  }

  @Provide
  Arbitrary<Map<String, Object>> properties() {
    return entries(2);
  }

  private Arbitrary<Map<String, Object>> entries(int depth) {
    return Arbitraries.maps(texts(), value(depth))
        .ofMaxSize(5)
        .map(map -> (Map<String, Object>) new LinkedHashMap<>(map));
  }

  private Arbitrary<Object> value(int depth) {
    Arbitrary<Object> plain =
        Arbitraries.oneOf(
            Arbitraries.longs().asGeneric(),
            Arbitraries.doubles().asGeneric(),
            texts().asGeneric(),
            Arbitraries.of(true, false).asGeneric());
    if (depth == 0) {
      return plain.injectNull(0.1);
    }
    return Arbitraries.frequencyOf(
        Tuple.of(4, plain.injectNull(0.1)),
        Tuple.of(1, value(depth - 1).list().ofMaxSize(3).asGeneric()),
        Tuple.of(1, entries(depth - 1).asGeneric()));
  }
}
