package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Breaker;
import io.beckon.delivery.decide.TokenBucket;
import java.util.ArrayDeque;

/**
 * A domain or a destination, as one worker sees it. What cannot be tried now waits in a short queue
 * if a connection is all it waits for, and otherwise in the state, until it is looked at again: the
 * looks are spread at the pace at which the lane gets on.
 */
final class Lane {

  /** So many wait in memory; of more, state is the waiting room. */
  static final int LONGEST_QUEUE = 256;

  private static final double FIRST_GUESS_MS = 20;
  private static final double WEIGHT = 0.1;
  private static final double SHORTEST_PACE_MS = 0.5;
  private static final double LONGEST_PACE_MS = 1_000;

  private final String name;
  private final int most;
  private final ArrayDeque<String> queue = new ArrayDeque<>();
  final Share share;
  final Breaker breaker;
  final TokenBucket bucket;
  private int underWay;
  private double attemptMs = FIRST_GUESS_MS;
  private double nextLook;

  Lane(String name, GateSettings settings) {
    this.name = name;
    this.most = settings.perLane();
    this.share = new Share(settings.perLane());
    this.breaker = settings.breaker();
    this.bucket = settings.lane();
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

  void ended(long tookMs) {
    underWay--;
    attemptMs += WEIGHT * (tookMs - attemptMs);
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

  /** Whether nothing would be lost by forgetting it. */
  boolean isIdle() {
    return underWay == 0 && queue.isEmpty() && breaker.isClosed();
  }

  /**
   * When the next of those that wait in the state is to be looked at.
   *
   * @param from not earlier: epoch milliseconds
   * @param rate milliseconds between two that a rate asks for
   */
  long nextLook(long from, double rate) {
    double pace = Math.max(rate, Math.max(SHORTEST_PACE_MS, attemptMs / most));
    nextLook = Math.max(nextLook, from) + Math.min(LONGEST_PACE_MS, pace);
    return (long) Math.ceil(nextLook);
  }
}
