package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML did to an expression is a problem; what it did not do is none. */
class ExpressionReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile.age >= 20  # the old ones",
        "profile.age >= 20 #the old ones",
        "profile.name == \"it's\" # and \"that",
        "profile.name in ['a', \"b]\"] # == (",
        "'profile.name == \"a #1\"'",
        "\"profile.name == 'a #1'\"",
        "profile.color == \"#fff\"",
        "profile.name == \"this and that or not = & “so”\"",
        "profile.path.matches(r'a.b') # a raw string",
        "profile.and == 1 && profile.or.not == 2 && handsome.band != nor",
        "profile.a <= 1 && profile.b >= 2 && profile.c != 3 || profile.d == 4",
      })
  void soundExpressionsAreLeftAlone(String expression) {
    String campaign = CampaignReaderTest.minimal("audience: " + expression);

    assertThat(CampaignReaderTest.read(campaign).problems()).isEmpty();
  }
}
