package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Breaker;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.TokenBucket;
import java.util.ArrayDeque;

/**
 * A domain or a destination, as one worker sees it. What cannot be tried now waits in a short queue
 * if a connection is all it waits for, and otherwise in the state, until it is looked at again.
 */
final class Lane {

  /** So many wait in memory; of more, state is the waiting room. */
  static final int LONGEST_QUEUE = 256;

  private final String name;
  private final long breakerLongest;
  private final ArrayDeque<String> queue = new ArrayDeque<>();
  final Share share;
  final Breaker breaker;
  final TokenBucket bucket;
  final Looks looks;
  private int underWay;

  Lane(String name, GateSettings settings) {
    this.name = name;
    this.breakerLongest = settings.breakerLongest();
    this.share = new Share(settings.perLane());
    this.breaker = settings.breaker();
    this.bucket = settings.lane();
    this.looks = new Looks(settings.perLane());
  }

  String name() {
    return name;
  }

  boolean hasRoom(boolean plenty) {
    return underWay < share.connections(plenty);
  }

  void started() {
    underWay++;
    breaker.started();
  }

  void ended(Outcome outcome, long tookMs) {
    underWay--;
    looks.ended(outcome, tookMs);
  }

  boolean enqueue(String commandId) {
    return queue.size() < LONGEST_QUEUE && queue.add(commandId);
  }

  String dequeue() {
    return queue.poll();
  }

  int queued() {
    return queue.size();
  }

  int underWay() {
    return underWay;
  }

  /** Whether nothing would be lost by forgetting it; a breaker that is open is tried by nobody. */
  boolean isIdle(long now) {
    return underWay == 0
        && queue.isEmpty()
        && bucket.isFull(now)
        && (breaker.isClosed() || now >= breaker.until() + breakerLongest);
  }
}
