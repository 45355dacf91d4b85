package io.beckon.cli.demo.play;

import io.beckon.cli.demo.house.House;
import io.beckon.cli.demo.seen.SeenSend;
import io.beckon.cli.words.TimeWords;
import java.io.PrintWriter;
import java.util.List;

/** Where there is no terminal: one line a send, until the process is told to end. */
public final class PlainPlay {

  private final House house;
  private final PrintWriter out;

  public PlainPlay(House house, PrintWriter out) {
    this.house = house;
    this.out = out;
  }

  /** Returns never; an interrupt ends it. */
  public void play() throws InterruptedException {
    house.clock().release();
    int told = 0;
    while (true) {
      house.mustBeWell();
      List<SeenSend> sends = house.chronicle().allSends();
      for (SeenSend send : sends.subList(told, sends.size())) {
        out.println(
            "%s  %s to %s by %s, due %s"
                .formatted(
                    TimeWords.dateClock(send.decidedAt()),
                    send.template(),
                    house.chronicle().name(send.userId()),
                    send.channel(),
                    TimeWords.dayClock(send.dueAt())));
      }
      told = sends.size();
      Thread.sleep(500);
    }
  }
}
