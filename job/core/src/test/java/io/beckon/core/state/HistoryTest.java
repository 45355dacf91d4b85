package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** History as bytes: which they are, and how many. */
class HistoryTest {

  private static final long NOW = 1_740_823_200_000L;
  private static final long DAY = 86_400_000;
  private static final long ID = 0x0123456789abcdefL;

  /** Written by the build that introduced the form. */
  private static final String FORMAT_2 =
      "02"
          + "010f0280a4f893b365b8088088b2a00250"
          + "02090180f4aacb81658005"
          + "830123456789abcdef0a809494d3ae659008030a"
          + "840123456789abcdef0b018084b092aa65e807010a"
          + "850123456789abcdef0e018084b092aa65e80704d7040101"
          + "870123456789abcdef11018084b092aa65e807ffffffffffffffff"
          + "8a0123456789abcdef030201e7"
          + "8b0123456789abcdef12010000000000000007018084b092aa65e807";

  private final History history = new History();

  /** The n-th order of a user: one a week, forty events apart. */
  private static Anchor at(int n) {
    return new Anchor(NOW + n * 7 * DAY, 1_000 + 40L * n);
  }

  @Test
  void oneOccurrenceTakesElevenBytes() {
    times(1);

    assertThat(size()).isEqualTo(1 + 1 + 1 + 1 + 6 + 2);
  }

  @Test
  void eachOlderOccurrenceTakesSix() {
    times(10);

    assertThat(size()).isEqualTo(1 + 1 + 1 + 1 + 8 + 9 * (5 + 1));
  }

  @Test
  void aConditionOnTheOccurrencesTakesEightMore() {
    take(new TallyKey(TallyKind.TIMES, ID), kept -> ((Occurrences) kept).add(at(1), 1));

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 1 + 8);
  }

  @Test
  void aPriceTakesTwoOrThreeBytesBesideItsOccurrence() {
    TallyKey key = new TallyKey(TallyKind.NUMBERS, ID);
    for (int n = 0; n < 100; n++) {
      double price = (1_999 + 100 * n) / 100.0;
      int week = n;
      take(key, kept -> added((Amounts) kept, week, price));
    }

    // Two digits behind the point are a number below 2^14 for the most, then one of three bytes.
    assertThat(size()).isEqualTo(1 + 1 + 8 + 2 + 1 + 8 + 99 * (5 + 1) + 1 + 62 * 2 + 38 * 3);
  }

  @Test
  void aCountTakesOneByteBesideItsOccurrence() {
    TallyKey key = new TallyKey(TallyKind.NUMBERS, ID);
    for (int n = 0; n < 10; n++) {
      int week = n;
      take(key, kept -> added((Amounts) kept, week, (long) week));
    }

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 1 + 8 + 9 * (5 + 1) + 1 + 10);
  }

  @Test
  void whatIsNotInThousandthsIsKeptDigitByDigit() {
    TallyKey key = new TallyKey(TallyKind.NUMBERS, ID);
    List<Object> numbers = List.of(1e300, 1e-7, Long.MAX_VALUE, 25.99, 0L);
    for (int n = 0; n < numbers.size(); n++) {
      int week = n;
      take(key, kept -> added((Amounts) kept, week, numbers.get(week)));
    }

    Amounts read = (Amounts) reread().find(key);
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(n -> read.decimal(n).toPlainString()))
        .containsExactly("0", "25.99", "9223372036854775807", "0.0000001", "1" + "0".repeat(300));
  }

  @Test
  void aDifferentValueTakesEightBytesBesideItsOccurrence() {
    TallyKey key = new TallyKey(TallyKind.VARIETY, ID);
    for (int n = 0; n < 5; n++) {
      int week = n;
      take(key, kept -> ((Variety) kept).add(at(week), week));
      take(key, kept -> ((Variety) kept).add(at(week + 5), week));
    }

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 1 + 8 + 4 * (5 + 1) + 5 * 8);
  }

  @Test
  void aTotalTakesItsDigits() {
    take(new TallyKey(TallyKind.TOTAL, ID), kept -> ((Total) kept).add(new BigDecimal("12345.67")));

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 1 + 1 + 3);
  }

  @Test
  void aLastValueTakesItselfAndItsOccurrence() {
    take(new TallyKey(TallyKind.LAST, ID), kept -> ((LastValue) kept).add(at(1), "pro"));

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 8 + 1 + 1 + 3);
  }

  @Test
  void ofALongTextOnlyThatItWasThereIsKept() {
    TallyKey key = new TallyKey(TallyKind.LAST, ID);
    take(key, kept -> ((LastValue) kept).add(at(1), "x".repeat(100_000)));

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 8 + 1);
    assertThat(((LastValue) reread().find(key)).at()).isEqualTo(at(1));
  }

  @Test
  void theLastOfOneInstantIsTheOneThatIsLaterInTheLog() {
    TallyKey key = new TallyKey(TallyKind.LAST, ID);
    take(key, kept -> ((LastValue) kept).add(new Anchor(NOW, 7), "later"));
    take(key, kept -> ((LastValue) kept).add(new Anchor(NOW, 6), "earlier"));

    assertThat(((LastValue) history.find(key)).value()).isEqualTo("later");
  }

  @Test
  void timesByValueTakeEightBytesAValue() {
    TallyKey key = new TallyKey(TallyKind.TIMES_BY_VALUE, ID);
    for (int n = 0; n < 3; n++) {
      int week = n;
      take(key, kept -> ((OccurrencesByValue) kept).add(week, at(week), 4));
    }

    assertThat(size()).isEqualTo(1 + 1 + 8 + 1 + 1 + 3 * (8 + 1 + 8));
  }

  @Test
  void theseBytesAreWritten() {
    times(2);
    take(new TallyKey(TallyKind.FIRST, 0), kept -> ((Occurrences) kept).addEarliest(at(-9)));
    take(new TallyKey(TallyKind.LAST, ID), kept -> ((LastValue) kept).add(at(1), 5.0));
    take(new TallyKey(TallyKind.NUMBERS, ID), kept -> added((Amounts) kept, 0, 0.5));
    take(new TallyKey(TallyKind.HIGHEST, ID), kept -> added((Amounts) kept, 0, 1e300));
    take(new TallyKey(TallyKind.VARIETY, ID), kept -> ((Variety) kept).add(at(0), -1));
    take(
        new TallyKey(TallyKind.LOWEST_EVER, ID),
        kept -> ((Total) kept).addExtreme(new BigDecimal("-2.5"), false));
    take(
        new TallyKey(TallyKind.TIMES_BY_VALUE, ID),
        kept -> ((OccurrencesByValue) kept).add(7, at(0), 3));

    assertThat(HexFormat.of().formatHex(history.write())).isEqualTo(FORMAT_2);
  }

  @Test
  void theseBytesAreReadForEver() {
    History read = History.read(HexFormat.of().parseHex(FORMAT_2));

    Occurrences times = read.occurrences(new TallyKey(TallyKind.TIMES, 0));
    assertThat(times.size()).isEqualTo(2);
    assertThat(new Anchor(times.latest(1), times.place(1))).isEqualTo(at(2));
    assertThat(new Anchor(times.latest(2), times.place(2))).isEqualTo(at(1));
    assertThat(read.occurrences(new TallyKey(TallyKind.FIRST, 0)).latest(1))
        .isEqualTo(at(-9).time());
    LastValue last = (LastValue) read.find(new TallyKey(TallyKind.LAST, ID));
    assertThat(last.at()).isEqualTo(at(1));
    assertThat(last.value()).isEqualTo(5L);
    Amounts numbers = (Amounts) read.find(new TallyKey(TallyKind.NUMBERS, ID));
    assertThat(numbers.thousandths(1)).isEqualTo(500);
    assertThat(numbers.when().place(1)).isEqualTo(at(0).place());
    Amounts highest = (Amounts) read.find(new TallyKey(TallyKind.HIGHEST, ID));
    assertThat(highest.decimal(1)).isEqualByComparingTo("1e300");
    Variety variety = (Variety) read.find(new TallyKey(TallyKind.VARIETY, ID));
    assertThat(variety.when().latest(1)).isEqualTo(NOW);
    assertThat(variety.add(at(-1), -1)).as("of a value that is known").isFalse();
    Total lowest = (Total) read.find(new TallyKey(TallyKind.LOWEST_EVER, ID));
    assertThat(lowest.number()).isEqualByComparingTo("-2.5");
    OccurrencesByValue byValue =
        (OccurrencesByValue) read.find(new TallyKey(TallyKind.TIMES_BY_VALUE, ID));
    assertThat(byValue.of(7).latest(1)).isEqualTo(NOW);
    assertThat(byValue.of(8).isEmpty()).isTrue();
  }

  @Test
  void whatTheFirstFormKnewIsRead() {
    History read =
        History.read(
            HexFormat.of()
                .parseHex(
                    "01fffffffffffffff9018084b092aa650000000000000000028084b092aa6580b0f1fb1c"));

    Occurrences all = read.occurrences(new TallyKey(TallyKind.TIMES, 0));
    Occurrences some = read.occurrences(new TallyKey(TallyKind.TIMES, -7));
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.latest(1)).isEqualTo(NOW);
    assertThat(all.latest(2)).isEqualTo(NOW - 90 * DAY);
    assertThat(some.latest(1)).isEqualTo(NOW);
    // Where it stood in the log is not known: before everything else of the same instant.
    assertThat(all.countAfter(new Anchor(NOW, 1))).isZero();
    assertThat(read.changed()).isFalse();
  }

  @Test
  void aTallyThatNobodyAskedForIsWrittenAsItWas() {
    times(3);
    take(new TallyKey(TallyKind.LAST, ID), kept -> ((LastValue) kept).add(at(1), "pro"));
    byte[] before = history.write();
    History read = History.read(before);
    read.change(new TallyKey(TallyKind.FIRST, 0), kept -> ((Occurrences) kept).addEarliest(at(0)));

    read.retain(key -> key.kind() != TallyKind.FIRST);

    assertThat(read.write()).isEqualTo(before);
  }

  @Test
  void whatHoldsNothingIsNotThere() {
    TallyKey key = new TallyKey(TallyKind.TIMES, 0);
    times(3);

    history.change(key, kept -> kept.forget(rank -> at(3).time()));

    assertThat(history.isEmpty()).isTrue();
    assertThat(history.write()).isNull();
    assertThat(history.occurrences(key).isEmpty()).isTrue();
  }

  @Test
  void aKindThatThisBuildDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> History.read(new byte[] {2, 99, 0}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Unknown kind of tally 99");
  }

  private void times(int count) {
    for (int n = 1; n <= count; n++) {
      Anchor at = at(n);
      take(new TallyKey(TallyKind.TIMES, 0), kept -> ((Occurrences) kept).add(at, count));
    }
  }

  private static boolean added(Amounts amounts, int week, Object number) {
    amounts.add(at(week), number);
    return true;
  }

  private void take(TallyKey key, Predicate<Kept> change) {
    history.change(key, change);
  }

  private int size() {
    return history.write().length;
  }

  private History reread() {
    return History.read(history.write());
  }
}
