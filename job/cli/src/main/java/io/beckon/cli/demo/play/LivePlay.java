package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Act;
import io.beckon.cli.demo.act.YourJourney;
import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.time.SimulatedClock;
import io.beckon.cli.demo.time.Speed;
import io.beckon.cli.demo.view.Scene;
import io.beckon.cli.demo.view.TerminalView;
import io.beckon.cli.demo.view.TerminalView.Key;
import java.util.ArrayList;
import java.util.List;

/** Plays for a watcher at a terminal, until the watcher has seen enough. */
public final class LivePlay {

  private static final long FRAME_MILLIS = 100;
  private static final int ROWS = 80;
  private static final int HOURS = 48;
  private static final char ESCAPE = 27;
  private static final Scene.Story INVITATION =
      new Scene.Story(
          "", "The shop is open, and you are one of its shoppers. Press c to leave a cart behind.");

  private final House house;
  private final TerminalView view;
  private final LiveNarrator narrator = new LiveNarrator();
  private Speed before = Speed.MINUTE;

  public LivePlay(House house, TerminalView view) {
    this.house = house;
    this.view = view;
  }

  /** Returns when the watcher quits. */
  public void play() throws InterruptedException {
    house.clock().release();
    try (ActPlayer acts = new ActPlayer(new HouseStage(house, narrator, 1), narrator)) {
      boolean on = true;
      while (on) {
        if (Thread.interrupted()) {
          throw new InterruptedException("The watcher has left");
        }
        house.mustBeWell();
        view.draw(scene());
        on = obey(view.key(FRAME_MILLIS), acts);
      }
    }
  }

  /** Does what a key says; false to quit. */
  private boolean obey(Key key, ActPlayer acts) {
    SimulatedClock clock = house.clock();
    if (key instanceof Key.Left) {
      clock.speed(clock.speed().slower());
    } else if (key instanceof Key.Right) {
      clock.speed(clock.speed().faster());
    } else if (key instanceof Key.Sign sign) {
      return obey(sign.sign(), acts);
    }
    return true;
  }

  private boolean obey(char sign, ActPlayer acts) {
    SimulatedClock clock = house.clock();
    switch (sign) {
      case 'q', 'Q', ESCAPE -> {
        return false;
      }
      case ' ' -> pauseOrGoOn(clock);
      case '-' -> clock.speed(clock.speed().slower());
      case '+', '=' -> clock.speed(clock.speed().faster());
      default ->
          Act.ALL.stream()
              .filter(act -> act.key() == Character.toLowerCase(sign))
              .findFirst()
              .ifPresent(acts::press);
    }
    return true;
  }

  private void pauseOrGoOn(SimulatedClock clock) {
    if (clock.speed() == Speed.PAUSED) {
      clock.speed(before);
    } else {
      before = clock.speed();
      clock.speed(Speed.PAUSED);
    }
  }

  private Scene scene() {
    Chronicle chronicle = house.chronicle();
    SimulatedClock clock = house.clock();
    Scene.Story story = narrator.story();
    YourJourney yours = YourJourney.in(chronicle);
    return new Scene(
        new Scene.Clock(
            clock.now(),
            speed(clock),
            clock.moving(),
            house.engineClock().last(),
            house.feeder().silent(),
            house.webAddress()),
        chronicle.counts(),
        chronicle.eventsByHour(clock.now(), HOURS),
        chronicle.events(ROWS),
        chronicle.sends(ROWS),
        chronicle.refusals(ROWS),
        new Scene.You(yours.records(), yours.waiting(), yours.elsewhere(), narrator.why()),
        new Scene.Mail(house.mail().address(""), house.mail().deliveries().tally().arrived()),
        narrator.board(),
        story.text().isEmpty() ? INVITATION : story,
        keys(),
        chronicle::name);
  }

  private static String speed(SimulatedClock clock) {
    if (!clock.held() || clock.speed() == Speed.PAUSED) {
      return clock.speed().words();
    }
    return clock.arrived() ? "held by the act" : "the act runs it";
  }

  /** What the last line says: of all acts, and of the clock. */
  public static List<Scene.KeyHint> keys() {
    List<Scene.KeyHint> keys = new ArrayList<>();
    Act.ALL.forEach(act -> keys.add(new Scene.KeyHint(String.valueOf(act.key()), act.hint())));
    keys.add(new Scene.KeyHint("space", "pause"));
    keys.add(new Scene.KeyHint("- +", "speed"));
    keys.add(new Scene.KeyHint("q", "quit"));
    return keys;
  }
}
