package io.beckon.cli.demo.act;

import java.time.Duration;

/** You ask why: the trace of your latest journey, from the journey records alone. */
final class AskWhy implements Act {

  @Override
  public char key() {
    return 'w';
  }

  @Override
  public String hint() {
    return "why";
  }

  @Override
  public String title() {
    return "You ask why";
  }

  @Override
  public void play(Stage stage) throws InterruptedException {
    stage.tell(
        "Every decision about you is a record with its reason, committed together with the sends.");
    stage.showWhy(true);
    stage.pause(Duration.ofSeconds(60));
    stage.showWhy(false);
  }
}
