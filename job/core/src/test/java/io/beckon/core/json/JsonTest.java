package io.beckon.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beckon.core.json.JsonException.Fault;
import io.beckon.core.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "{\"b\":1,\"a\":[true,null,\"x\"]} -> {\"b\":1,\"a\":[true,null,\"x\"]}",
        "{ \"a\" : 1.0 } -> {\"a\":1}",
        "{\"a\":19.99} -> {\"a\":19.99}",
        "{\"a\":9223372036854775807} -> {\"a\":9223372036854775807}",
        "{\"a\":9223372036854775808} -> {\"a\":9.223372036854776E+18}",
        "{\"a\":-0.0} -> {\"a\":0}",
        "{\"a\":1,\"b\":2,\"a\":3} -> {\"a\":3,\"b\":2}",
        "{\"a\":\"\\u00fc\\ud83d\\ude00\\n\"} -> {\"a\":\"ü😀\\n\"}",
        "{} -> {}",
      })
  void readsAndWrites(String text, String written) throws JsonException {
    assertThat(JsonWriter.write(JsonReader.object(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "null",
        "{",
        "{\"a\"}",
        "{\"a\":1,}",
        "{\"a\":1}{}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{'a':1}",
        "{\"a\":1} x",
        "{\"a\":/*c*/1}",
        "\uFEFF{}",
        "{\"a\":\"\n\"}"
      })
  void whatIsNoJsonObjectIsRefused(String text) {
    assertThat(fault(text)).isEqualTo(Fault.SYNTAX);
  }

  @Test
  void depthIsBounded() throws JsonException {
    assertThat(JsonReader.object(nested(16))).isNotEmpty();
    assertThat(fault(nested(17))).isEqualTo(Fault.DEPTH);
  }

  @Test
  void depthIsBoundedInWhatIsNotKept() {
    byte[] deep = nested(17).getBytes(StandardCharsets.UTF_8);
    assertThat(fault(() -> JsonReader.object(deep, name -> false))).isEqualTo(Fault.DEPTH);
  }

  @Test
  void valuesAreBounded() throws JsonException {
    assertThat(JsonReader.object(zeros(19_999))).hasSize(1);
    assertThat(fault(zeros(20_000))).isEqualTo(Fault.VALUES);
  }

  @Test
  void namesAreBounded() throws JsonException {
    assertThat(JsonReader.object("{\"" + "n".repeat(256) + "\":1}")).hasSize(1);
    assertThat(fault("{\"" + "n".repeat(257) + "\":1}")).isEqualTo(Fault.NAME);
  }

  @Test
  void numbersAreFinite() throws JsonException {
    assertThat(fault("{\"a\":1e999}")).isEqualTo(Fault.NUMBER);
    assertThat(fault("{\"a\":" + "9".repeat(5_000) + "}")).isEqualTo(Fault.NUMBER);
    assertThat(JsonReader.object("{\"a\":1e-999}")).containsEntry("a", 0.0);
  }

  @Test
  void textsCanBeCarriedOn() {
    assertThat(fault("{\"a\":\"\\ud83d\"}")).isEqualTo(Fault.TEXT);
    assertThat(fault("{\"a\":\"\\ude00\\ud83d\"}")).isEqualTo(Fault.TEXT);
    assertThat(fault("{\"\\ud83d\":1}")).as("the parser sees to names").isEqualTo(Fault.SYNTAX);
    byte[] latin = "{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(fault(() -> JsonReader.object(latin, name -> true))).isEqualTo(Fault.TEXT);
    byte[] surrogate = {
      '{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'
    };
    assertThat(fault(() -> JsonReader.object(surrogate, name -> true))).isEqualTo(Fault.TEXT);
  }

  @Test
  void onlyWhatIsWantedIsKept() throws JsonException {
    byte[] text = "{\"a\":{\"b\":1},\"c\":[1,2],\"d\":3}".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonReader.object(text, "d"::equals)).containsExactly(Map.entry("d", 3L));
  }

  @Test
  void whatIsNoValueIsNotWritten() {
    assertThatThrownBy(() -> JsonWriter.write(List.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a property value: java.lang.Integer");
  }

  @Property
  void whatWasWrittenIsReadAgain(@ForAll("objects") Map<String, Object> object)
      throws JsonException {
    String text = JsonWriter.write(object);
    Map<String, Object> read = JsonReader.object(text);
    assertThat(Values.key(read)).isEqualTo(Values.key(object));
    assertThat(read.keySet()).containsExactlyElementsOf(object.keySet());
    assertThat(JsonWriter.write(read)).isEqualTo(text);
  }

  @Provide
  Arbitrary<Map<String, Object>> objects() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMaxLength(5)
            .map(t -> new String(t.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    Arbitrary<Object> plain =
        Arbitraries.oneOf(
            texts.map(v -> v),
            Arbitraries.longs().map(v -> v),
            Arbitraries.doubles().map(v -> v),
            Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite).map(v -> v),
            Arbitraries.of(true, false).map(v -> v));
    Arbitrary<Object> values =
        Arbitraries.lazyOf(
            () -> plain.injectNull(0.1),
            () -> plain.list().ofMaxSize(3).map(v -> v),
            () -> Arbitraries.maps(texts, plain).ofMaxSize(3).map(v -> v));
    return Arbitraries.maps(texts, values)
        .ofMaxSize(5)
        .map(map -> (Map<String, Object>) new LinkedHashMap<>(map));
  }

  private interface Reading {
    Object read() throws JsonException;
  }

  private static Fault fault(String text) {
    return fault(() -> JsonReader.object(text));
  }

  private static Fault fault(Reading reading) {
    JsonException e = catchThrowableOfType(JsonException.class, reading::read);
    assertThat(e).isNotNull();
    return e.fault();
  }

  private static String nested(int depth) {
    return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
  }

  /** An object with a list of so many zeros; the list is a value too. */
  private static String zeros(int count) {
    String[] zeros = new String[count];
    Arrays.fill(zeros, "0");
    return "{\"a\":[" + String.join(",", zeros) + "]}";
  }
}
