package io.beckon.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The wake-ups of one user against a host that keeps whatever it was asked for. */
class WakeUpsTest {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  /** Instants that the host will fire; asking twice for one is asking once. */
  private final TreeSet<Long> host = new TreeSet<>();

  private WakeUps wakeUps = new WakeUps();

  @Test
  void nothingIsAskedForAboveOrAtThePendingInstant() {
    request(100);
    request(100);
    request(200);

    assertThat(host).containsExactly(100L);
    assertThat(wakeUps.size()).isEqualTo(1);
  }

  @Test
  void anEarlierInstantIsAskedForAndTheLaterOneIsRemembered() {
    request(200);
    request(100);
    fire();
    request(150);
    request(200);

    assertThat(host).containsExactly(150L, 200L);
  }

  @Test
  void anEventEverySixHoursDoesNotPileThemUp() {
    // Each event brings deadlines in an hour and in 30 days; one remembered instant came to 121.
    int most = 0;
    for (long now = 0; now < 60 * DAY; now += 6 * HOUR) {
      request(now + 30 * DAY);
      request(now + HOUR);
      most = Math.max(most, host.size());
      while (!host.isEmpty() && host.first() <= now + HOUR) {
        fire();
        request(now + 30 * DAY);
      }
      most = Math.max(most, host.size());
    }

    assertThat(most).isEqualTo(2);
  }

  @Test
  void neverMoreThanTheBoundArePending() {
    for (long instant = 100; instant > 0; instant--) {
      request(instant);
    }

    assertThat(host).hasSize(WakeUps.BOUND).contains(1L);
    assertThat(wakeUps.size()).isEqualTo(WakeUps.BOUND);
  }

  @Property(tries = 500)
  void whateverIsAskedForTheUserIsWokenByThenAndTheHostAgrees(
      @ForAll @Size(max = 60) List<@IntRange(min = -20, max = 100) Integer> calls) {
    long now = 0;
    for (int call : calls) {
      if (call < 0) {
        now += -call;
        while (!host.isEmpty() && host.first() <= now) {
          fire();
        }
      } else {
        request(now + call);
        assertThat(host.first()).isLessThanOrEqualTo(now + call);
      }
      wakeUps = readBack();
      assertThat(pending()).containsExactlyElementsOf(host.descendingSet());
      assertThat(host).hasSizeLessThanOrEqualTo(WakeUps.BOUND);
    }
    host.clear();
    wakeUps = new WakeUps();
  }

  private void request(long instant) {
    wakeUps.request(instant, host::add, host::remove);
  }

  private void fire() {
    wakeUps.fired(host.pollFirst());
  }

  private byte[] bytes() {
    ByteWriter writer = new ByteWriter();
    wakeUps.write(writer);
    return writer.toBytes();
  }

  private WakeUps readBack() {
    return WakeUps.read(new ByteReader(bytes()));
  }

  private List<Long> pending() {
    ByteReader reader = new ByteReader(bytes());
    List<Long> pending = new ArrayList<>();
    for (int left = reader.count(); left > 0; left--) {
      pending.add(reader.signed());
    }
    return pending;
  }
}
