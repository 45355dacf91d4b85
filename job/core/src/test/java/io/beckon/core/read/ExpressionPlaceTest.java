package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Clause;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.source.Span;
import org.junit.jupiter.api.Test;

/** Where an expression begins: a problem inside it is shown at an offset from there. */
class ExpressionPlaceTest {

  @Test
  void plain() {
    assertPlace("audience: profile.vip  # a comment", "profile.vip", 3, 11, 11);
  }

  @Test
  void inQuotes() {
    assertPlace("audience: 'profile.vip'", "profile.vip", 3, 12, 11);
    assertPlace("audience: \"profile.vip\"", "profile.vip", 3, 12, 11);
    assertPlace("audience: '  profile.vip '", "profile.vip", 3, 14, 11);
  }

  @Test
  void behindAnAnchor() {
    assertPlace("audience: &vip profile.vip", "profile.vip", 3, 16, 11);
    assertPlace("audience: &vip 'profile.vip'", "profile.vip", 3, 17, 11);
  }

  @Test
  void onALineOfItsOwn() {
    assertPlace("audience:\n    profile.vip", "profile.vip", 4, 5, 11);
  }

  @Test
  void overSeveralLines() {
    assertPlace(
        "audience: profile.vip &&\n  profile.young", "profile.vip && profile.young", 3, 11, 14);
    assertPlace(
        "audience: |\n\n  profile.vip &&\n  profile.young",
        "profile.vip &&\nprofile.young",
        5,
        3,
        14);
    assertPlace(
        "audience: > # folded\n  profile.vip &&\n  profile.young",
        "profile.vip && profile.young",
        4,
        3,
        14);
  }

  @Test
  void behindCharactersOutsideTheBasicPlane() {
    assertPlace(
        "audience: {any: ['\"🎂\" == profile.x', profile.vip]}", "\"🎂\" == profile.x", 3, 19, 17);
  }

  @Test
  void withCarriageReturns() {
    Span span =
        first(CampaignReaderTest.minimal("audience: profile.vip").replace("\n", "\r\n")).span();

    assertThat(span).hasToString("a.yaml:3:11");
    assertThat(span.length()).isEqualTo(11);
  }

  @Test
  void behindLineBreaksThatOnlyYamlKnows() {
    Span span =
        first(CampaignReaderTest.minimal("owner: \"a\u2028b\"\naudience: profile.vip")).span();

    assertThat(span.source().line(span.line())).isEqualTo("audience: profile.vip");
  }

  private static void assertPlace(String lines, String text, int line, int column, int length) {
    ExpressionText expression = first(CampaignReaderTest.minimal(lines));

    assertThat(expression.text()).isEqualTo(text);
    assertThat(expression.span())
        .extracting(Span::line, Span::column, Span::length)
        .containsExactly(line, column, length);
  }

  private static ExpressionText first(String campaign) {
    Clause audience = CampaignReaderTest.sound(campaign).audience().orElseThrow();
    while (audience instanceof Clause.Any any) {
      audience = any.clauses().get(0);
    }
    return ((Clause.Compare) audience).expression();
  }
}
