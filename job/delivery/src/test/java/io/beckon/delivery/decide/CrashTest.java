package io.beckon.delivery.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Verdict.Finish;
import io.beckon.delivery.decide.Verdict.Wait;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * One command, a worker that may die between any two of its steps, a server that answers as it
 * likes, a state that is as old as its last checkpoint, and a ledger that keeps what was written,
 * in no order where it was given more partitions.
 */
class CrashTest {

  private static final long DAY = 86_400_000;

  /** What the world does at one step. */
  enum World {
    TAKES,
    REFUSES,
    DEFERS,
    TAKES_AND_SAYS_NOTHING,
    SAYS_NOTHING,
    IS_HELD_BEHIND_THE_GO_AHEAD,
    DIES_BEFORE_WRITING,
    DIES_BEFORE_HANDING_OVER,
    DIES_AFTER_IT_WAS_TAKEN,
    DIES_AFTER_THE_ANSWER,
    DIES_AFTER_WRITING_THE_ANSWER,
    CHECKPOINT
  }

  private static final class Run {
    final Order order;
    final Rules rules = new Rules(new Patience(60_000, DAY, 3 * DAY));
    final List<Written> ledger = new ArrayList<>();
    long now;
    int accepted;
    Progress progress = Progress.fresh(0);
    End end;
    Progress savedProgress = progress;
    End savedEnd;

    Run(boolean repeatable) {
      order = new Order("c1", "cart", "mail:example.org", repeatable, 10 * DAY);
    }

    void step(World world) {
      if (world == World.CHECKPOINT) {
        savedProgress = progress;
        savedEnd = end;
        return;
      }
      if (end != null || world == World.DIES_BEFORE_WRITING) {
        restart();
        return;
      }
      now = Math.max(now, progress.notBefore());
      if (rules.before(order, progress, new Holds(), now) instanceof Finish finish) {
        finish(finish);
        return;
      }
      int attempt = progress.attempts() + 1;
      write(Written.ATTEMPTING, attempt);
      switch (world) {
        case DIES_BEFORE_HANDING_OVER -> restart();
        case DIES_AFTER_IT_WAS_TAKEN, DIES_AFTER_THE_ANSWER -> {
          accepted++;
          restart();
        }
        case DIES_AFTER_WRITING_THE_ANSWER -> {
          accepted++;
          write(End.ACCEPTED.word(), attempt);
          restart();
        }
        case TAKES -> {
          accepted++;
          answer(new Outcome.Accepted(250));
        }
        case TAKES_AND_SAYS_NOTHING -> {
          accepted++;
          answer(new Outcome.Unanswered("timeout"));
        }
        case IS_HELD_BEHIND_THE_GO_AHEAD -> {
          write(Written.WITHHELD, attempt);
          apply(rules.after(order, progress, new Outcome.Withheld(), false, now));
        }
        case SAYS_NOTHING -> answer(new Outcome.Unanswered("timeout"));
        case REFUSES -> answer(new Outcome.Refused(550));
        default -> answer(new Outcome.Deferred(Scope.MESSAGE, 451, "", 0));
      }
    }

    void answer(Outcome outcome) {
      int attempt = progress.attempts() + 1;
      Verdict verdict = rules.after(order, progress, outcome, false, now);
      if (verdict instanceof Finish finish) {
        write(finish.end().word(), attempt);
      } else {
        write(Written.status(outcome, ((Wait) verdict).progress()), attempt);
      }
      apply(verdict);
    }

    void finish(Finish finish) {
      write(finish.end().word(), progress.attempts());
      apply(finish);
    }

    void apply(Verdict verdict) {
      if (verdict instanceof Finish finish) {
        end = finish.end();
      } else if (verdict instanceof Wait wait) {
        progress = wait.progress();
      }
    }

    void write(String status, int attempt) {
      ledger.add(new Written(status, attempt, 0, now, order.expiresAt(), ""));
    }

    void restart() {
      progress = savedProgress;
      end = savedEnd;
      if (end == null && !ledger.isEmpty()) {
        Written last = ledger.stream().reduce((one, other) -> other.orLater(one)).get();
        rules.recovered(order, progress, last, now).ifPresent(this::apply);
      }
    }
  }

  @Property(tries = 5_000)
  void marketingIsAcceptedAtMostOnceAndWhatMayHaveBeenIsKnownToBe(
      @ForAll @Size(min = 1, max = 12) List<World> worlds) {
    Run run = new Run(false);
    worlds.forEach(run::step);
    run.restart();
    assertThat(run.accepted).isLessThanOrEqualTo(1);
    if (run.accepted == 1) {
      assertThat(run.ledger.stream().reduce((one, other) -> other.orLater(one)).get())
          .as("what stands last is what is later")
          .isEqualTo(run.ledger.get(run.ledger.size() - 1));
      assertThat(run.end).isIn(End.ACCEPTED, End.UNKNOWN);
    }
    if (run.end == End.ACCEPTED) {
      assertThat(run.accepted).isEqualTo(1);
    }
  }

  @Property(tries = 2_000)
  void noCommandIsLost(@ForAll @Size(max = 12) List<World> worlds, @ForAll boolean repeatable) {
    Run run = new Run(repeatable);
    worlds.forEach(run::step);
    for (int i = 0; i < 3 && run.end == null; i++) {
      run.step(World.TAKES);
    }
    assertThat(run.end).isNotNull();
    if (run.end == End.ACCEPTED) {
      assertThat(run.accepted).isPositive();
    }
  }

  @Property(tries = 200)
  void retriesComeToAnEnd(@ForAll @IntRange(min = 0, max = 5) int silences) {
    Run run = new Run(true);
    for (int i = 0; i < silences; i++) {
      run.step(World.SAYS_NOTHING);
    }
    for (int i = 0; i < 60; i++) {
      run.step(World.DEFERS);
    }
    assertThat(run.end).isEqualTo(silences == 0 ? End.GIVEN_UP : End.UNKNOWN);
    assertThat(run.now).isLessThanOrEqualTo(3 * DAY);
  }
}
