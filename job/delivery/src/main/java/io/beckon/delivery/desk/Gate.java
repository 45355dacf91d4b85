package io.beckon.delivery.desk;

import io.beckon.delivery.decide.Breaker;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.TokenBucket;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What one worker lets through: rates, breakers and connections, for each lane and over all. A lane
 * that is slow or refuses takes no more than its share of the connections, and what waits for it
 * waits by itself.
 */
final class Gate {

  /** Anybody can make up a domain. Of more, state is the waiting room. */
  static final int MOST_LANES = 20_000;

  private static final long SWEEP_MS = 60_000;
  private static final long SWEEP_FULL_MS = 1_000;

  /** In all lanes together; of more, state is the waiting room. */
  private static final int MOST_QUEUED = 10_000;

  private static final double WEIGHT = 0.05;

  /** What the gate says to an attempt. */
  sealed interface Answer {
    record Start() implements Answer {}

    /** Its turn comes when a connection is free. */
    record Queued() implements Answer {}

    /** Asks again at that instant: epoch milliseconds. */
    record Later(long at) implements Answer {}
  }

  private final GateSettings settings;
  private final TokenBucket all;
  private final Breaker relay;

  /** Of what waits for the relay, for the rate over all, or for room among what is queued. */
  private final Looks looks;

  /** The one that has waited longest for its turn is first. */
  private final Map<String, Lane> lanes = new LinkedHashMap<>();

  private long sweptAt;

  /** What attempts take, over all lanes. */
  private double usualMs;

  private volatile int free;
  private volatile int queued;
  private volatile int openBreakers;

  Gate(GateSettings settings) {
    this.settings = settings;
    this.all = settings.all();
    this.relay = settings.breaker();
    this.looks = new Looks(settings.connections());
    this.free = settings.connections();
  }

  /** Asks for one; what is told {@link Answer.Start} has started. */
  Answer ask(String laneName, String commandId, boolean throughRelay, long now) {
    Lane lane = lane(laneName, now);
    if (lane == null) {
      return new Answer.Later(looks.next(now, 0));
    }
    if (throughRelay && !relay.lets(now)) {
      return new Answer.Later(looks.next(Math.max(now, relay.until()), 0));
    }
    if (!lane.breaker.lets(now)) {
      return new Answer.Later(lane.looks.next(Math.max(now, lane.breaker.until()), 0));
    }
    if (!lane.bucket.has(now)) {
      return new Answer.Later(lane.looks.next(now, lane.bucket.pace()));
    }
    if (!all.has(now)) {
      return new Answer.Later(looks.next(now, all.pace()));
    }
    if (free == 0 || !lane.hasRoom(isPlenty())) {
      if (queued >= MOST_QUEUED) {
        return new Answer.Later(looks.next(now, 0));
      }
      if (!lane.enqueue(commandId)) {
        return new Answer.Later(lane.looks.next(now, 0));
      }
      queued++;
      return new Answer.Queued();
    }
    free--;
    lane.started();
    if (throughRelay) {
      relay.started();
    }
    lane.bucket.take(now);
    all.take(now);
    return new Answer.Start();
  }

  /** One has come to an end. */
  void ended(String laneName, Outcome outcome, boolean throughRelay, long tookMs, long now) {
    free++;
    Lane lane = lanes.get(laneName);
    lane.ended(outcome, tookMs);
    looks.ended(outcome, tookMs);
    if (outcome.isInTheHouse()) {
      lane.bucket.giveBack();
      all.giveBack();
    } else {
      took(lane, outcome, tookMs);
    }
    Outcome.Scope scope = outcome instanceof Deferred deferred ? deferred.scope() : null;
    boolean silent = outcome instanceof Outcome.Unanswered;
    boolean ours = outcome instanceof Refused refused && refused.fault() == Outcome.Fault.SENDER;
    tell(lane.breaker, lane.looks, outcome, scope == Outcome.Scope.LANE || silent, now);
    if (throughRelay) {
      tell(relay, looks, outcome, scope == Outcome.Scope.RELAY || ours, now);
    }
  }

  /** A domain that does not answer is slow; what others take is said by answers alone. */
  private void took(Lane lane, Outcome outcome, long tookMs) {
    Deferred deferred = outcome instanceof Deferred why ? why : null;
    if (deferred == null || deferred.code() > 0) {
      usualMs = usualMs == 0 ? tookMs : usualMs + WEIGHT * (tookMs - usualMs);
    }
    if (deferred == null || deferred.code() > 0 || deferred.scope() == Outcome.Scope.LANE) {
      lane.share.ended(tookMs, usualMs);
    }
  }

  private void tell(Breaker breaker, Looks waiting, Outcome outcome, boolean failed, long now) {
    boolean wasClosed = breaker.isClosed();
    if (failed) {
      breaker.failed(now);
    } else if (outcome instanceof Outcome.Accepted || outcome instanceof Refused) {
      breaker.succeeded();
    } else {
      breaker.ended();
    }
    if (wasClosed != breaker.isClosed()) {
      openBreakers += wasClosed ? 1 : -1;
    }
    if (!wasClosed && breaker.isClosed()) {
      waiting.again(now);
    }
  }

  /**
   * Hands out those whose turn it may be, lane by lane in turn, until all connections are taken or
   * nobody waits for one. The taker asks the gate for each.
   */
  void turns(Consumer<String> taker) {
    boolean any = true;
    while (free > 0 && any) {
      any = false;
      for (Lane lane : lanes.values().toArray(Lane[]::new)) {
        if (free > 0 && lane.hasRoom(isPlenty()) && lane.queued() > 0) {
          queued--;
          taker.accept(lane.dequeue());
          any = true;
          // Behind the others, for the next turn.
          lanes.remove(lane.name());
          lanes.put(lane.name(), lane);
        }
      }
    }
  }

  private boolean isPlenty() {
    return 2 * free > settings.connections();
  }

  /** The lane; null where there is no room for another. */
  private Lane lane(String name, long now) {
    Lane lane = lanes.get(name);
    if (lane == null) {
      forgetIdle(now);
      if (lanes.size() >= MOST_LANES) {
        return null;
      }
      lane = new Lane(name, settings);
      lanes.put(name, lane);
    }
    return lane;
  }

  private void forgetIdle(long now) {
    long pause = lanes.size() >= MOST_LANES ? SWEEP_FULL_MS : SWEEP_MS;
    if (Math.abs(now - sweptAt) < pause) {
      return;
    }
    sweptAt = now;
    Iterator<Lane> each = lanes.values().iterator();
    while (each.hasNext()) {
      Lane lane = each.next();
      if (lane.isIdle(now)) {
        each.remove();
        openBreakers -= lane.breaker.isClosed() ? 0 : 1;
      }
    }
  }

  int lanes() {
    return lanes.size();
  }

  /** Safe to ask from any thread, as the two below. */
  int underWay() {
    return settings.connections() - free;
  }

  int queued() {
    return queued;
  }

  int openBreakers() {
    return openBreakers;
  }
}
