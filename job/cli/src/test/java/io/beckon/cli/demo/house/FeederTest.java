package io.beckon.cli.demo.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.shop.Shop;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.ShopRecord;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.time.SimulatedClock;
import io.beckon.cli.demo.time.Speed;
import io.beckon.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeederTest {

  private static final Instant OPENING = Instant.parse("2025-03-03T08:00:00Z");

  private long nanos;
  private final SimulatedClock clock = new SimulatedClock(OPENING, Speed.HOUR, () -> nanos);
  private final Tape tape = new Tape();
  private final Feeder feeder = new Feeder(new Shop(7, OPENING.toEpochMilli(), 40), clock, tape);

  /** What was written: log times, and which of them are pulses. */
  private static final class Tape implements EventLog {
    private final List<Long> times = new ArrayList<>();
    private final List<Long> pulses = new ArrayList<>();

    @Override
    public void append(ShopRecord record) {
      times.add(record.logTime());
    }

    @Override
    public void publish(CampaignEntry entry, long logTime) {
      times.add(logTime);
    }

    @Override
    public void pulse(long logTime) {
      times.add(logTime);
      pulses.add(logTime);
    }
  }

  @Test
  void theLogNeverRunsBackAndEachTickEndsWithAPulse() {
    clock.release();
    tick(50);
    assertThat(tape.times).isSorted();
    assertThat(tape.pulses).hasSize(50).endsWith(clock.now());
    assertThat(feeder.written()).hasSizeGreaterThan(40);
  }

  @Test
  void whatYouDoIsTakenAtTheInstantOfTheClockWhichThenStands() {
    clock.release();
    tick(3);
    ShopEvent cart = feeder.you(You::fillCart);
    tick(3);
    assertThat(cart.time()).isEqualTo(cart.logTime()).isEqualTo(clock.now());
    assertThat(feeder.written()).endsWith(cart);
  }

  @Test
  void aPriceDropsAtTheInstantOfTheClockWhichThenStands() {
    clock.release();
    tick(3);
    ShopEvent drop = feeder.dropPrice();
    tick(3);
    assertThat(drop.time()).isEqualTo(drop.logTime()).isEqualTo(clock.now());
    assertThat(feeder.written()).endsWith(drop);
    assertThat(tape.times).isSorted();
  }

  @Test
  void aCampaignIsPublishedAtTheInstantOfTheClockWhichThenStands() {
    clock.release();
    tick(3);
    long published = feeder.publish(new CampaignEntry(new byte[0], new byte[0]));
    tick(3);
    assertThat(published).isEqualTo(clock.now());
    assertThat(tape.times).isSorted().contains(published);
  }

  @Test
  void silencedItWritesNothingWhileTheClockGoesOnAndWhatWasMissedStaysMissed() {
    clock.release();
    tick(10);
    feeder.silence(true);
    long silencedAt = clock.now();
    int before = tape.times.size();
    tick(100);
    assertThat(tape.times).hasSize(before);
    assertThat(clock.now()).isGreaterThan(silencedAt + Duration.ofHours(9).toMillis());
    feeder.silence(false);
    assertThat(tape.times).hasSize(before);
    long goneOnAt = clock.now();
    tick(10);
    assertThat(tape.times.subList(before, tape.times.size()))
        .allSatisfy(time -> assertThat(time).isGreaterThan(goneOnAt));
  }

  @Test
  void whatIsHeardGoesIntoTheLogWithTheNextTickAsOfTheShopsClock() {
    clock.release();
    tick(3);
    feeder.hear(opened("m-1"));
    tick(1);

    ShopEvent heard = feeder.written().get(feeder.written().size() - 1);
    assertThat(heard.messageId()).isEqualTo("m-1");
    assertThat(heard.name()).isEqualTo("message_opened");
    assertThat(heard.properties()).containsEntry("template", "cart-first");
    assertThat(heard.time()).isEqualTo(heard.logTime()).isEqualTo(clock.now());
    tick(3);
    assertThat(feeder.written()).filteredOn(heard::equals).hasSize(1);
    assertThat(tape.times).isSorted();
  }

  @Test
  void whatIsHeardInASilenceWaitsForItsEnd() {
    clock.release();
    tick(3);
    feeder.silence(true);
    feeder.hear(opened("m-1"));
    int before = tape.times.size();
    tick(10);
    assertThat(tape.times).hasSize(before);

    feeder.silence(false);
    tick(1);
    assertThat(feeder.written().stream().map(ShopEvent::messageId)).contains("m-1");
    assertThat(tape.times).isSorted();
  }

  /** By a clock that is years ahead of the shop's. */
  private static Event opened(String messageId) {
    return new Event(
        Event.Kind.TRACK,
        "message_opened",
        "ann",
        messageId,
        Instant.parse("2031-01-01T00:00:00Z").toEpochMilli(),
        Map.of("template", "cart-first"));
  }

  private void tick(int times) {
    for (int i = 0; i < times; i++) {
      nanos += Duration.ofMillis(100).toNanos();
      feeder.tick();
    }
  }
}
