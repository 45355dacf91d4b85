package io.beckon.sequence;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.expression.Scope;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.state.MatchedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.cep.nfa.ComputationState;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.time.TimerService;

/**
 * Matches sequences with Flink CEP's NFA, hosted: for each call the runs are taken from their bytes
 * and put back. One belongs to one worker; it has no thread and needs no closing.
 */
public final class HostedSequences implements Sequences {

  private static final AfterMatchSkipStrategy EVERY_MATCH = AfterMatchSkipStrategy.noSkip();

  private static final TimerService NO_WALL_CLOCK =
      () -> {
        throw new IllegalStateException("No sequence asks for the wall clock");
      };

  /** By the trigger's key: versions that say the same share one. */
  private final Map<Long, HostedPattern> patterns = new HashMap<>();

  private final Asking asking = new Asking();

  /** Made with the first sequence: most workers of a command line meet none. */
  private RunBuffer buffer;

  /**
   * Matches them.
   *
   * @throws IllegalStateException where another CEP lies before the one of this build
   */
  public HostedSequences() {
    CepVersion.check();
  }

  @Override
  public Outcome feed(
      SequenceTrigger trigger, byte[] runs, MatchedEvent event, long at, Scope user) {
    HostedPattern pattern = pattern(trigger);
    asking.of(user);
    try {
      NFAState state = begin(pattern, runs);
      FedEvent fed = new FedEvent(event, event.bounded(trigger.keptFirst()), at);
      return outcome(pattern, state, process(pattern, state, fed));
    } catch (Exception e) {
      throw failed(trigger, e);
    } finally {
      asking.ofNobody();
    }
  }

  @Override
  public Outcome advance(SequenceTrigger trigger, byte[] runs, long at) {
    HostedPattern pattern = pattern(trigger);
    try {
      NFAState state = begin(pattern, runs);
      Collection<Map<String, List<FedEvent>>> found = advance(pattern, state, at);
      // The NFA's window is longer by the absence at the end than the sequence's own.
      end(state, run -> pattern.end(run) <= at);
      return outcome(pattern, state, found);
    } catch (Exception e) {
      throw failed(trigger, e);
    }
  }

  private Collection<Map<String, List<FedEvent>>> process(
      HostedPattern pattern, NFAState state, FedEvent fed) throws Exception {
    try (SharedBufferAccessor<FedEvent> open = buffer.open()) {
      return pattern.nfa().process(open, state, fed, fed.at(), EVERY_MATCH, NO_WALL_CLOCK);
    }
  }

  private Collection<Map<String, List<FedEvent>>> advance(
      HostedPattern pattern, NFAState state, long at) throws Exception {
    try (SharedBufferAccessor<FedEvent> open = buffer.open()) {
      return pattern.nfa().advanceTime(open, state, at, EVERY_MATCH).f0;
    }
  }

  private HostedPattern pattern(SequenceTrigger trigger) {
    return patterns.computeIfAbsent(trigger.key(), key -> HostedPattern.of(trigger, asking));
  }

  private NFAState begin(HostedPattern pattern, byte[] runs) {
    if (buffer == null) {
      buffer = new RunBuffer();
    }
    buffer.empty();
    return runs == null ? pattern.nfa().createInitialNFAState() : buffer.fill(runs);
  }

  private Outcome outcome(
      HostedPattern pattern, NFAState state, Collection<Map<String, List<FedEvent>>> found)
      throws Exception {
    List<SequenceMatch> matches = found.stream().map(pattern::match).toList();
    AfterMatching after = AfterMatching.of(pattern.trigger().afterMatch(), matches);
    if (after.endsAny()) {
      end(state, run -> after.ends(start(run)));
    }
    boolean forgotten = false;
    while (count(state) > MOST_RUNS) {
      forgetOldest(state);
      forgotten = true;
    }
    byte[] runs = null;
    while (count(state) > 0 && (runs = buffer.bytes(state)).length > MOST_BYTES) {
      forgetOldest(state);
      forgotten = true;
      runs = null;
    }
    return new Outcome(runs, after.counting(), firstEnd(pattern, state), forgotten);
  }

  /** The run that time ends first; of several at one instant the one that was made last. */
  private End firstEnd(HostedPattern pattern, NFAState state) {
    End first = null;
    for (ComputationState run : state.getPartialMatches()) {
      if (isRun(run)) {
        long due = pattern.end(run);
        long madeAt = madeAt(pattern, run);
        if (first == null || due < first.due() || due == first.due() && madeAt > first.madeAt()) {
          first = new End(due, madeAt);
        }
      }
    }
    return first;
  }

  private long madeAt(HostedPattern pattern, ComputationState run) {
    return buffer
        .event(
            pattern.isComing(run)
                ? run.getPreviousBufferEntry().getEventId()
                : run.getStartEventID())
        .event()
        .logTime();
  }

  private void forgetOldest(NFAState state) throws Exception {
    long oldest =
        state.getPartialMatches().stream()
            .filter(HostedSequences::isRun)
            .mapToLong(this::start)
            .min()
            .orElseThrow();
    end(state, run -> start(run) == oldest);
  }

  /** Ends runs, and lets go of what only they hold. */
  private void end(NFAState state, Predicate<ComputationState> which) throws Exception {
    List<ComputationState> over =
        state.getPartialMatches().stream().filter(run -> isRun(run) && which.test(run)).toList();
    if (over.isEmpty()) {
      return;
    }
    // By identity: two branches of a run may look the same.
    state.getPartialMatches().removeIf(run -> over.stream().anyMatch(one -> one == run));
    try (SharedBufferAccessor<FedEvent> open = buffer.open()) {
      for (ComputationState run : over) {
        open.releaseNode(run.getPreviousBufferEntry(), run.getVersion());
      }
    }
  }

  /** Place of the first event of a run in the user's log. */
  private long start(ComputationState run) {
    return buffer.event(run.getStartEventID()).event().place();
  }

  private static long count(NFAState state) {
    return state.getPartialMatches().stream().filter(HostedSequences::isRun).count();
  }

  /** The NFA's own beginning, from which runs begin, is none. */
  private static boolean isRun(ComputationState state) {
    return state.getStartEventID() != null;
  }

  private static IllegalStateException failed(SequenceTrigger trigger, Exception e) {
    return new IllegalStateException("Matching the sequence " + trigger.steps(), e);
  }
}
