package io.beckon.template.liquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FormsTest {

  @Test
  void aPatternThatNobodyWritesTwiceIsNotKept() {
    Forms<String> forms = new Forms<>();
    forms.of(Locale.ENGLISH, "y".repeat(101), () -> "long");
    assertThat(forms.size()).isZero();
    forms.of(Locale.ENGLISH, "y".repeat(100), () -> "short");
    assertThat(forms.size()).isEqualTo(1);
  }

  @Test
  void whoeverAsksForManyFormsNeitherFillsMemoryNorKeepsOthersOut() {
    Forms<String> forms = new Forms<>();
    for (int i = 0; i < 5_000; i++) {
      String pattern = "made up " + i;
      forms.of(Locale.ENGLISH, pattern, () -> pattern);
      assertThat(forms.size()).isLessThanOrEqualTo(1_000);
    }
    AtomicInteger made = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      forms.of(Locale.GERMAN, "long", () -> "form " + made.incrementAndGet());
    }
    assertThat(made).hasValue(1);
  }
}
