package io.beckon.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalesTest {

  @ParameterizedTest
  @CsvSource({
    "en-GB, en, en-GB",
    "de-AT, de-DE, de-AT",
    "sr-Cyrl-RS, sr-Latn, sr-Latn-RS",
    "en, en-US, en-US",
    "en-ZZ, en, en",
    "en-Latn-GB-abcdef12, en, en-GB",
    "en-abcdef12, en-US, en-US"
  })
  void ofTheReadersLanguageOnlyACountryThatThereIsCounts(String own, String text, String written) {
    Locale reader = Locales.of(own).orElseThrow();
    assertThat(Locales.inCountryOf(reader, Locale.forLanguageTag(text)).toLanguageTag())
        .isEqualTo(written);
  }

  /** A locale is a trait: whoever may send one may send a million of them. */
  @Test
  void readersMakeNoLanguagesOfTheirOwn() {
    assertThat(
            IntStream.range(0, 1_000)
                .mapToObj(i -> Locales.of("en-Latn-x" + (1_000 + i)).orElseThrow())
                .map(own -> Locales.inCountryOf(own, Locale.ENGLISH))
                .distinct())
        .containsExactly(Locale.ENGLISH);
  }
}
