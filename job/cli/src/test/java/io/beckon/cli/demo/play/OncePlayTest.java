package io.beckon.cli.demo.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.time.Speed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo in one process, with another shop than the one that everybody sees. */
@Tag("slow")
class OncePlayTest {

  private static final Path CAMPAIGNS = Path.of("../../deploy/demo");

  /** Built before this module; with its libraries from the phase `package` on. */
  private static final Path GATEWAY = Path.of("../gateway/target");

  /** From outside: nobody interrupts a thread that waits for a lock. */
  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  void allActsCanBePlayedAndEverySendIsTheOracles(@TempDir Path folder) throws Exception {
    StringWriter told = new StringWriter();
    House.Plan plan = new House.Plan(11, CAMPAIGNS, folder, 0, 0, GATEWAY, Speed.WEEK_A_MINUTE);
    try (House house = House.open(plan, what -> {})) {
      boolean agrees = new OncePlay(house, new PrintWriter(told, true)).play();
      assertThat(agrees).as(told.toString()).isTrue();
    }
    assertThat(told.toString())
        .contains("Exited: goal, 2 messages never sent.")
        .contains("as if there had been no silence")
        .containsPattern("(\\d+) had looked and \\1 are told")
        .contains("your record has 134 and 149")
        .containsPattern("cart-recovery.yaml:\\d+:\\d+: .*totl")
        .containsPattern("(?m)^ +\\^+$")
        .contains("did you mean")
        .contains("+ trigger: {event: cart_item_added, where: event.total >= 60}")
        .containsPattern("cart-recovery  [0-9a-f]{16} -> [0-9a-f]{16}")
        .containsPattern("(?m)^ +messages .* gained")
        .contains("First message of version")
        .contains("message_opened", "message_clicked")
        .containsPattern("message_clicked: its link was followed.\\s+basket-help\\s+answered")
        .containsPattern("held\\s+back:\\s+unsubscribed:\\s+offers")
        .containsPattern("Killed after \\d+ mails")
        .containsPattern("Lost\\s+0,\\s+twice\\s+0")
        .doesNotContain("given up", "no end yet")
        // Who signed up while the shop was cut off has left no address.
        .doesNotContainPattern("undeliverable: (?!no address)")
        .contains("Oracle and engine agree")
        .contains("Delivery: lost 0, twice 0.");
  }
}
