package io.beckon.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.source.SourceText;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static final long HOUR = 3_600_000;
  private static final long GRACE = 60_000;

  private final List<String> sends = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Backtest backtest =
      new Backtest(
          TimeRules.DEFAULT,
          Compilation.of(
              List.of(
                  new SourceText(
                      "campaign.yaml",
                      """
                          campaign: cart
                          trigger: {event: cart}
                          frequency: always
                          exit: [{event: paid}]
                          steps:
                            - wait: 1h
                            - {send: email, template: reminder}
                          ---
                          campaign: chain
                          category: transactional
                          trigger: {event: first}
                          steps: [{emit: {event: second}}]
                          ---
                          campaign: answer
                          category: transactional
                          trigger: {event: second}
                          frequency: always
                          steps: [{send: email, template: answer}]
                          ---
                          campaign: cheaper
                          category: transactional
                          trigger:
                            {item: dropped, id: id, watched_by: {did: viewed, within: 1d}}
                          steps: [{send: email, template: cheaper}]
                          ---
                          campaign: circle
                          trigger: {event: round}
                          frequency: always
                          steps: [{emit: {event: round}}]
                          """))),
          new Effects() {
            @Override
            public void emit(Effect effect) {
              if (effect instanceof SendCommand send) {
                sends.add(send.userId() + " " + send.dueAt() + " " + send.decidedAt());
              }
            }

            @Override
            public void notice(Notice notice) {
              notices.add(notice);
            }
          });

  @Test
  void decidesInTheOrderOfTimeOverAllUsers() {
    take("cart", "ann", 0);
    take("cart", "zoe", -2_000);
    take("cart", "bob", 0);
    backtest.runUntil(3 * HOUR);

    assertThat(sends)
        .containsExactly(
            "zoe " + (HOUR - 2_000) + " " + (HOUR - 2_000 + GRACE),
            "ann " + HOUR + " " + (HOUR + GRACE),
            "bob " + HOUR + " " + (HOUR + GRACE));
  }

  @Test
  void whoeverWatchesAnItemIsToldBehindTheRecordsOfThatInstant() {
    take("viewed", "bob", 0, Map.of("id", "lamp"));
    backtest.take(
        new LoggedEvent(
            new Event(Event.Kind.ITEM, "dropped", "", "drop", HOUR, Map.of("id", "lamp")),
            HOUR,
            0));
    take("viewed", "ann", HOUR, Map.of("id", "lamp"));
    backtest.runUntil(HOUR);
    assertThat(sends).isEmpty();

    backtest.end(HOUR);
    assertThat(sends).containsExactly("bob " + HOUR + " " + HOUR, "ann " + HOUR + " " + HOUR);
  }

  @Test
  void handlesWhatIsDueExactlyAtTheEnd_andNothingLater() {
    take("cart", "ann", 0);
    backtest.runUntil(HOUR + GRACE - 1);
    assertThat(sends).isEmpty();

    backtest.runUntil(HOUR + GRACE);
    assertThat(sends).hasSize(1);
  }

  @Test
  void whatIsDueAtTheInstantOfAnEventComesBeforeIt() {
    take("cart", "ann", 0);
    take("paid", "ann", HOUR + GRACE);

    assertThat(sends).hasSize(1);
  }

  @Test
  void anEventInTheGraceStillCounts() {
    take("cart", "ann", 0);
    take("paid", "ann", HOUR + GRACE - 1);
    backtest.runUntil(2 * HOUR);

    assertThat(sends).isEmpty();
  }

  @Test
  void timeDoesNotGoBack() {
    take("cart", "ann", HOUR);

    assertThatThrownBy(() -> take("cart", "bob", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsEmittedComesBackBehindTheRecordsOfItsInstant() {
    take("first", "ann", HOUR);
    take("second", "bob", HOUR);
    assertThat(sends).containsExactly("bob " + HOUR + " " + HOUR);

    backtest.runUntil(HOUR);
    assertThat(sends).hasSize(1);

    take("second", "bob", HOUR + 1);
    assertThat(sends)
        .containsExactly(
            "bob " + HOUR + " " + HOUR,
            "ann " + HOUR + " " + HOUR,
            "bob " + (HOUR + 1) + " " + (HOUR + 1));
  }

  @Test
  void atTheEndOfTheLogWhatWasEmittedLastComesBackToo() {
    take("first", "ann", HOUR);
    backtest.end(HOUR);

    assertThat(sends).containsExactly("ann " + HOUR + " " + HOUR);
  }

  @Test
  void campaignsThatStartEachOtherInACircleAreCutOff() {
    take("round", "ann", HOUR);
    backtest.end(2 * HOUR);

    assertThat(notices).containsOnlyOnce(Notice.LOOP_BACK_FULL);
  }

  private int taken;

  private void take(String name, String user, long time) {
    take(name, user, time, Map.of());
  }

  private void take(String name, String user, long time, Map<String, Object> properties) {
    long logTime = Math.max(0, time);
    Event event = new Event(Event.Kind.TRACK, name, user, "m-" + taken++, time, properties);
    backtest.take(new LoggedEvent(event, logTime, 0));
  }
}
