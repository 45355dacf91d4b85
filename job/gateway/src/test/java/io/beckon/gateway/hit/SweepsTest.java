package io.beckon.gateway.hit;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.link.Link;
import io.beckon.link.Message;
import io.beckon.link.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration HOLD = Duration.ofSeconds(2);

  private final List<String> out = new ArrayList<>();
  private final Sweeps sweeps = sweeps(1_000);

  private Sweeps sweeps(int most) {
    return new Sweeps(HOLD, most, (hit, swept) -> out.add(hit.token() + (swept ? " swept" : "")));
  }

  private static Instant at(int millis) {
    return START.plusMillis(millis);
  }

  private static Hit click(String command, String token, int millis) {
    Message message = new Message("u", command, "", "", "", "email", "");
    return new Hit(
        new Link.Click(message, new Target("https://a.example/")),
        token,
        "id",
        at(millis),
        Optional.empty());
  }

  private static Hit open(String command, int millis) {
    Message message = new Message("u", command, "", "", "", "email", "");
    return new Hit(new Link.Open(message), "open", "id", at(millis), Optional.empty());
  }

  @Test
  void aHitIsHeldAsLongAsASweepMayTake() {
    sweeps.offer(click("c", "a", 0));
    sweeps.release(at(1_999));
    assertThat(out).isEmpty();
    sweeps.release(at(2_000));
    assertThat(out).containsExactly("a");
  }

  @Test
  void threeLinksOfOneMessageAreASweepFromTheFirstOn() {
    sweeps.offer(open("c", 0));
    sweeps.offer(click("c", "a", 100));
    sweeps.offer(click("c", "b", 1_000));
    sweeps.offer(click("c", "c", 2_000 - 1));
    sweeps.releaseAll();
    assertThat(out).containsExactly("open swept", "a swept", "b swept", "c swept");
  }

  @Test
  void whatFollowsASweepBelongsToIt() {
    sweeps.offer(click("c", "a", 0));
    sweeps.offer(click("c", "b", 0));
    sweeps.offer(click("c", "c", 0));
    sweeps.offer(click("c", "d", 1_500));
    sweeps.offer(click("c", "e", 3_400));
    sweeps.releaseAll();
    assertThat(out).allMatch(hit -> hit.endsWith("swept")).hasSize(5);
  }

  @Test
  void twoLinksAreAReaderAndSoAreThreeInTheirTime() {
    sweeps.offer(click("c", "a", 0));
    sweeps.offer(click("c", "b", 500));
    sweeps.offer(click("c", "c", 2_000));
    sweeps.offer(click("c", "d", 4_000));
    sweeps.releaseAll();
    assertThat(out).containsExactly("a", "b", "c", "d");
  }

  @Test
  void oneLinkManyTimesIsNoSweep() {
    for (int i = 0; i < 10; i++) {
      sweeps.offer(click("c", "a", i));
    }
    sweeps.releaseAll();
    assertThat(out).hasSize(10).containsOnly("a");
  }

  @Test
  void linksOfDifferentMessagesAreNoSweep() {
    for (int i = 0; i < 10; i++) {
      sweeps.offer(click("c" + i, "a" + i, 0));
    }
    sweeps.releaseAll();
    assertThat(out).noneMatch(hit -> hit.endsWith("swept"));
  }

  @Test
  void aSweepIsForgottenWhenItIsOver() {
    for (String token : List.of("a", "b", "c")) {
      sweeps.offer(click("c", token, 0));
    }
    sweeps.offer(click("c", "a", 2_000));
    sweeps.releaseAll();
    assertThat(out).containsExactly("a swept", "b swept", "c swept", "a");
    assertThat(sweeps.sizes()).containsExactly(0, 0);
  }

  @Test
  void ofOneMessageOnlySoManyAreTold() {
    int told = 0;
    for (int i = 0; i < 200; i++) {
      told += sweeps.offer(click("c", "t" + i, 0)) ? 1 : 0;
    }
    assertThat(told).isEqualTo(Sweeps.TOLD);
    sweeps.releaseAll();
    assertThat(out).hasSize(Sweeps.TOLD).allMatch(hit -> hit.endsWith("swept"));
  }

  @Test
  void memoryIsBoundedAndTheOldestGoOn() {
    Sweeps small = sweeps(10);
    for (int i = 0; i < 1_000; i++) {
      small.offer(click("c" + i, "t" + i, 0));
    }
    assertThat(small.sizes()).containsExactly(10, 10);
    assertThat(out).hasSize(990).startsWith("t0", "t1");
  }
}
