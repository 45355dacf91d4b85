package io.beckon.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose zone counts. */
class ZonesTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Zones zones = new Zones();
  private final List<Notice> notices = new ArrayList<>();

  @Test
  void theProfilesZoneCounts() {
    assertThat(zone("Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(zone("+14:00")).isEqualTo(ZoneId.of("+14:00"));
    assertThat(notices).isEmpty();
  }

  @Test
  void whereItNamesNoneThePolicysDoes() {
    assertThat(zones.of(Map.of(), LONDON, out())).isEqualTo(LONDON);
    assertThat(notices).isEmpty();
  }

  @Test
  void oneThatIsNotKnownIsCountedEachTime() {
    assertThat(zone("Mars/Olympus")).isEqualTo(LONDON);
    assertThat(zone("Mars/Olympus")).isEqualTo(LONDON);
    assertThat(zone(7L)).isEqualTo(LONDON);
    assertThat(zone("x".repeat(1_000))).isEqualTo(LONDON);
    assertThat(zone("")).isEqualTo(LONDON);
    assertThat(notices).hasSize(5).containsOnly(Notice.UNKNOWN_TIME_ZONE);
  }

  @Test
  void anyNumberOfMisspeltOnesChangesNothing() {
    for (int i = 0; i < 3_000; i++) {
      assertThat(zone("Mars/" + i)).isEqualTo(LONDON);
      assertThat(zone("Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }
  }

  private ZoneId zone(Object named) {
    return zones.of(Map.of(Zones.ATTRIBUTE, named), LONDON, out());
  }

  private Effects out() {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        throw new AssertionError("A zone decides nothing");
      }

      @Override
      public void notice(Notice notice) {
        notices.add(notice);
      }
    };
  }
}
