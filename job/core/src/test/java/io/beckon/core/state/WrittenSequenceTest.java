package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What sequences add to a user's entry, as this build writes it: these bytes lie in savepoints, and
 * where they change the form takes another number.
 */
class WrittenSequenceTest {

  private static final long START = 1_740_823_200_000L;
  private static final long HOUR = 3_600_000;
  private static final Watches.Key KEY = new Watches.Key("hesitating", 0x7f3a);

  @Test
  void aWatchAndAJourney() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.agenda().clock(START + HOUR);
    user.agenda()
        .watches()
        .sequence(
            KEY,
            new SequenceWatch(START + HOUR, new Due(START + 2 * HOUR, START + 2 * HOUR + 60_000)));
    Journey journey =
        new Journey(
            new Journey.Start(
                "hesitating", "v-7f3a", "012", null, START, 3, "demo_end", Map.of("id", "c")));
    journey.matched(Map.of("visits", Map.of("page", "/contact", "n", 2L)));
    user.agenda().journeys().add(journey);
    user.save();

    UserState again = new UserState("ann", parts);
    assertThat(again.agenda().watches().sequences())
        .isEqualTo(user.agenda().watches().sequences())
        .hasSize(1);
    assertThat(again.agenda().journeys().get(0).matched()).isEqualTo(journey.matched());
    assertThat(again.agenda().firstDeadline()).isEqualTo(START + 2 * HOUR + 60_000);
  }

  @Test
  void theFormOfAWatch() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.agenda().clock(START + HOUR);
    user.agenda()
        .watches()
        .sequence(
            KEY,
            new SequenceWatch(START + HOUR, new Due(START + 2 * HOUR, START + 2 * HOUR + 60_000)));
    user.save();

    assertThat(hex(parts.load(Part.AGENDA, "")))
        .isEqualTo(
            "0380bee795aa650000000000010a68657369746174696e670000000000007f3a"
                + "0280bee795aa650180f89e99aa65c0a907000000");
  }

  @Test
  void theFormOfARow() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.sequences().keep(KEY, new byte[] {1, 2, 3});
    user.save();

    String row = SequenceRows.row(KEY);
    assertThat(row).isEqualTo("hesitating@0000000000007f3a");
    assertThat(hex(parts.load(Part.SEQUENCES, row))).isEqualTo("010000000000007f3a03010203");
    assertThat(new UserState("ann", parts).sequences().runs(KEY)).containsExactly(1, 2, 3);
  }

  @Test
  void aRowOfAnotherSequenceIsNotRead() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.sequences().keep(KEY, new byte[] {1, 2, 3});
    user.save();
    Watches.Key other = new Watches.Key("hesitating", 0x7f3b);
    parts.save(
        Part.SEQUENCES, SequenceRows.row(other), parts.load(Part.SEQUENCES, SequenceRows.row(KEY)));

    assertThat(new UserState("ann", parts).sequences().runs(other)).isNull();
  }

  @Test
  void aRowThatIsOverIsRemoved() {
    InMemoryUserParts parts = new InMemoryUserParts();
    UserState user = new UserState("ann", parts);
    user.sequences().keep(KEY, new byte[] {1});
    user.save();
    UserState later = new UserState("ann", parts);
    later.sequences().keep(KEY, null);
    later.save();

    assertThat(parts.isEmpty()).isTrue();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
