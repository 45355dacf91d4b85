package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dates that are no longer the user's, as bytes. */
class WrittenDateTest {

  private static final long START = 1_740_823_200_000L;
  private static final Watches.Key KEY = new Watches.Key("birthday", -78);

  private final InMemoryUserParts parts = new InMemoryUserParts();

  @Test
  void pastDatesAreReadAsTheyWereWritten() {
    List<PastDate> past =
        List.of(new PastDate(5, 2025, START), new PastDate(-6, 2024, START + 3_600_000));
    saved(past);

    assertThat(new UserState("ann", parts).agenda().watches().pastDates(KEY)).isEqualTo(past);
  }

  @Test
  void theirForm() {
    saved(List.of(new PastDate(5, 2025, START)));

    assertThat(HexFormat.of().formatHex(parts.load(Part.AGENDA, "")))
        .isEqualTo(
            "038084b092aa65000000000001086269727468646179ffffffffffffffb203010000000000000005d21f8084b092aa65000000");
  }

  @Test
  void ofNoneNothingIsLeft() {
    saved(List.of(new PastDate(5, 2025, START)));
    saved(List.of());

    assertThat(new UserState("ann", parts).agenda().watches().isEmpty()).isTrue();
  }

  private void saved(List<PastDate> past) {
    UserState user = new UserState("ann", parts);
    user.agenda().clock(START);
    user.agenda().watches().pastDates(KEY, past);
    user.save();
  }
}
