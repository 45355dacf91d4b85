package io.beckon.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCodeTest {

  @ParameterizedTest
  @ValueSource(strings = {"5.0.0", "5.1.1", "5.1.2", "5.1.10", "5.2.1", "5.4.1", "5.7.13"})
  void nobodyIsThere(String code) {
    assertThat(StatusCode.isPermanent(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "4.1.1", "5.1.7", "5.1.8", "5.2.2", "5.2.3", "5.3.4", "5.4.4", "5.7.1", "550"})
  void somebodyMayBeThere(String code) {
    assertThat(StatusCode.isPermanent(code)).isFalse();
  }

  @Test
  void aCodeStandsFirst() {
    assertThat(StatusCode.first(" 5.1.1 (bad address of ann@example.com)")).isEqualTo("5.1.1");
    assertThat(StatusCode.first("ann@example.com 5.1.1")).isEmpty();
  }
}
