package io.beckon.sequence;

import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.sequence.SequenceMatch;
import io.beckon.core.sequence.Sequences.Outcome;
import io.beckon.core.state.MatchedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One user's events, given to a hosted sequence as the core does without a grace: what is due comes
 * before the event.
 */
final class HostedRun {

  private final SequenceTrigger trigger;
  private final List<SequenceMatch> matches = new ArrayList<>();
  private HostedSequences sequences = new HostedSequences();
  private Outcome now = new Outcome(null, List.of(), null, false);
  private boolean forgotten;

  HostedRun(SequenceTrigger trigger) {
    this.trigger = trigger;
  }

  void feed(FedEvent fed) {
    advance(fed.at());
    take(sequences.feed(trigger, now.runs(), fed.event(), fed.at(), root -> Map.of()));
  }

  /** Everything that ends by then is handled, end by end. */
  void advance(long until) {
    while (now.end() != null && now.end().due() <= until) {
      take(sequences.advance(trigger, now.runs(), now.end().due()));
    }
  }

  /** Another worker goes on, to which the bytes are all there is. */
  void moveToAnotherWorker() {
    sequences = new HostedSequences();
  }

  private void take(Outcome outcome) {
    now = outcome;
    matches.addAll(outcome.matches());
    forgotten |= outcome.forgotten();
  }

  byte[] bytes() {
    return now.runs();
  }

  boolean hasForgotten() {
    return forgotten;
  }

  List<SequenceMatch> matches() {
    return matches;
  }

  /** Names a match by the places of its events, step by step. */
  static String text(SequenceMatch match) {
    return match.bySteps().stream()
        .map(events -> events.stream().map(MatchedEvent::place).toList().toString())
        .reduce("", String::concat);
  }
}
