package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import org.junit.jupiter.api.Test;

class EntryMarksTest {

  private final EntryMarks marks = new EntryMarks();

  @Test
  void theLatestStartStandsInWhateverOrderTheyCome() {
    marks.mark("shop", null, 500, 900);
    marks.mark("shop", null, 300, 700);

    assertThat(marks.lastStart("shop", null)).hasValue(500);
    assertThat(marks.firstForgetting()).isEqualTo(900);
  }

  @Test
  void campaignsAndValuesOfPerAreToldApart() {
    marks.mark("shop", "1", 500, 900);

    assertThat(marks.lastStart("shop", "\"1\"")).isEmpty();
    assertThat(marks.lastStart("shop", null)).isEmpty();
    assertThat(marks.lastStart("other", "1")).isEmpty();
    assertThat(marks.lastStart("shop", "1")).hasValue(500);
  }

  @Test
  void aMarkIsForgottenWhenNobodyCanAskForIt() {
    marks.mark("weekly", null, 500, 900);
    marks.mark("once", null, 500, Long.MAX_VALUE);

    marks.forget(899);
    assertThat(marks.lastStart("weekly", null)).hasValue(500);
    marks.forget(900);
    assertThat(marks.lastStart("weekly", null)).isEmpty();
    assertThat(marks.lastStart("once", null)).hasValue(500);
    assertThat(marks.firstForgetting()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void marksComeBackFromBytes() {
    marks.mark("shop", "\"x\"", -5, 900);
    marks.mark("once", null, 500, Long.MAX_VALUE);
    ByteWriter writer = new ByteWriter();
    marks.write(writer);

    EntryMarks read = EntryMarks.read(new ByteReader(writer.toBytes()));

    assertThat(read.lastStart("shop", "\"x\"")).hasValue(-5);
    assertThat(read.lastStart("once", null)).hasValue(500);
    assertThat(read.firstForgetting()).isEqualTo(900);
  }

  @Test
  void ofManyThingsOfOneCampaignTheOldestIsForgotten() {
    for (int i = 0; i < EntryMarks.BOUND; i++) {
      assertThat(marks.mark("shop", "cart-" + i, 1_000 + i, Long.MAX_VALUE)).isTrue();
    }
    assertThat(marks.mark("other", null, 1, Long.MAX_VALUE)).isTrue();

    assertThat(marks.mark("shop", "one more", 9_000, Long.MAX_VALUE)).isFalse();

    assertThat(marks.lastStart("shop", "cart-0")).isEmpty();
    assertThat(marks.lastStart("shop", "cart-1")).isPresent();
    assertThat(marks.lastStart("other", null)).isPresent();
  }
}
