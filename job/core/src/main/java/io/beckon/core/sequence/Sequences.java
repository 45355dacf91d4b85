package io.beckon.core.sequence;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.expression.Scope;
import io.beckon.core.state.MatchedEvent;
import java.util.List;

/**
 * Matches sequences, for one user and one trigger at a time: what has begun is handed over as bytes
 * and comes back as bytes. A function of its arguments; not thread-safe.
 *
 * <p>Time is what it is told: {@code at} never goes back from call to call, and never passes the
 * first open end but by {@link #advance}.
 */
public interface Sequences {

  /** Runs of one user and trigger; with more the oldest beginnings are forgotten. */
  int MOST_RUNS = 100;

  /** Bytes of the runs of one user and trigger; with more the oldest beginnings are forgotten. */
  int MOST_BYTES = 64 * 1024;

  /** For hosts that run no campaign with a sequence. */
  Sequences NONE =
      new Sequences() {
        @Override
        public Outcome feed(
            SequenceTrigger trigger, byte[] runs, MatchedEvent event, long at, Scope user) {
          throw new IllegalStateException("Nobody here matches sequences");
        }

        @Override
        public Outcome advance(SequenceTrigger trigger, byte[] runs, long at) {
          throw new IllegalStateException("Nobody here matches sequences");
        }
      };

  /**
   * What came of it.
   *
   * @param runs what is under way now; null for nothing
   * @param matches the oldest beginning first
   * @param end of the run that time ends first; null where there is none
   * @param forgotten whether something was forgotten to stay within the bounds
   */
  record Outcome(byte[] runs, List<SequenceMatch> matches, End end, boolean forgotten) {}

  /**
   * The end of a run.
   *
   * @param due {@code D}
   * @param madeAt {@code P} of the event that made it
   */
  record End(long due, long madeAt) {}

  /**
   * The next event of the user that the sequence looks at.
   *
   * @param runs what is under way; null for nothing
   * @param at the time of the sequence at which it counts
   * @param user gives the profile as it is now
   */
  Outcome feed(SequenceTrigger trigger, byte[] runs, MatchedEvent event, long at, Scope user);

  /**
   * Time has come to the first open end.
   *
   * @param runs what is under way
   * @param at the instant of the end, {@code D}
   */
  Outcome advance(SequenceTrigger trigger, byte[] runs, long at);
}
