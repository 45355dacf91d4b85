package io.beckon.cli.demo.play;

import io.beckon.cli.demo.act.Act;
import java.util.concurrent.TimeoutException;

/** Plays one act at a time on a thread of its own, so that the screen lives on meanwhile. */
final class ActPlayer implements AutoCloseable {

  private final HouseStage stage;
  private final LiveNarrator narrator;
  private Thread playing;

  ActPlayer(HouseStage stage, LiveNarrator narrator) {
    this.stage = stage;
    this.narrator = narrator;
  }

  boolean isPlaying() {
    return playing != null && playing.isAlive();
  }

  /** Begins an act; while one plays, any act's key ends its pause instead. */
  void press(Act act) {
    if (isPlaying()) {
      narrator.goOn();
      return;
    }
    narrator.begin(act);
    playing = new Thread(() -> play(act), "act " + act.title());
    playing.setDaemon(true);
    playing.start();
  }

  private void play(Act act) {
    String lastWords = "";
    try {
      act.play(stage);
    } catch (TimeoutException | RuntimeException e) {
      lastWords = e.getMessage();
    } catch (InterruptedException e) {
      return;
    } finally {
      stage.house().clock().release();
    }
    narrator.end(lastWords);
  }

  @Override
  public void close() {
    if (playing != null) {
      playing.interrupt();
    }
  }
}
