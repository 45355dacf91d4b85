package io.beckon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Decimals are added without rounding, however large they grow. */
class SumTest {

  @Property(tries = 300)
  void isExactWhateverItAdds(
      @ForAll @Size(max = 20) List<Long> thousandths,
      @ForAll @Size(max = 5) List<BigDecimal> others) {
    Sum sum = new Sum();
    BigDecimal exactly = BigDecimal.ZERO;
    for (long more : thousandths) {
      sum.add(more);
      exactly = exactly.add(BigDecimal.valueOf(more, 3));
    }
    for (BigDecimal more : others) {
      sum.add(more);
      exactly = exactly.add(more);
    }

    assertThat(sum.decimal()).isEqualByComparingTo(exactly);
  }

  @Test
  void growsBeyondALong() {
    Sum sum = new Sum();
    sum.add(Long.MAX_VALUE);
    assertThat(sum.isInThousandths()).isTrue();

    sum.add(Long.MAX_VALUE);

    assertThat(sum.isInThousandths()).isFalse();
    assertThat(sum.decimal()).isEqualByComparingTo("18446744073709551.614");
  }

  @Test
  void thousandthsStayThousandths() {
    Sum sum = new Sum();
    sum.add(100);
    sum.add(200);

    assertThat(sum.isInThousandths()).isTrue();
    assertThat(sum.thousandths()).isEqualTo(300);
  }
}
