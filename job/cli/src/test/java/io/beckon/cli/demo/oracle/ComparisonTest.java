package io.beckon.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.demo.seen.SeenSend;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final ExpectedSend EXPECTED =
      new ExpectedSend("ann", "cart-recovery", "cart-first", 1_000, 61_000);

  @Test
  void theSameSendsAgree() {
    assertThat(Comparison.of(List.of(EXPECTED), List.of(seen("id-1", 61_000))).agrees()).isTrue();
  }

  @Test
  void aMillisecondIsADifference() {
    assertThat(Comparison.of(List.of(EXPECTED), List.of(seen("id-1", 61_001))).differences())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("too much"))
        .anyMatch(line -> line.startsWith("missing"));
  }

  @Test
  void aSendThatIsNotThereIsMissed() {
    assertThat(Comparison.of(List.of(EXPECTED), List.of()).differences())
        .singleElement()
        .asString()
        .startsWith("missing   ann  cart-recovery cart-first");
  }

  @Test
  void anIdThatComesTwiceIsADifference() {
    assertThat(
            Comparison.of(
                    List.of(EXPECTED, EXPECTED),
                    List.of(seen("id-1", 61_000), seen("id-1", 61_000)))
                .differences())
        .singleElement()
        .asString()
        .startsWith("twice");
  }

  private static SeenSend seen(String id, long decidedAt) {
    return new SeenSend(
        id, "ann", "cart-recovery", "cart-first", "email", "cart-first", 1_000, decidedAt);
  }
}
