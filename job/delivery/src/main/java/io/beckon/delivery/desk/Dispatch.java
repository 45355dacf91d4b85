package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.Carrier;
import io.beckon.delivery.attempt.Route;
import io.beckon.delivery.decide.Order;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Progress;
import io.beckon.schemas.SendCommand;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The commands that are in a worker's memory: those that wait in the queue of their lane, and those
 * that are under way. Of both a checkpoint holds no more than that they are to be looked at.
 */
final class Dispatch {

  private final Attempt.Desk shared;
  private final Gate gate;
  private final Crew crew;
  private final Map<String, Attempt> underWay = new HashMap<>();
  private final Set<String> queued = new HashSet<>();

  Dispatch(Attempt.Desk shared, Gate gate, Crew crew) {
    this.shared = shared;
    this.gate = gate;
    this.crew = crew;
  }

  boolean has(String commandId) {
    return underWay.containsKey(commandId) || queued.contains(commandId);
  }

  /**
   * Asks the gate for a command, and does what it says.
   *
   * @return when it is to be looked at again; empty where it is in here now
   */
  OptionalLong ask(Order order, Progress progress, SendCommand command, Carrier by, long now) {
    Gate.Answer answer = gate.ask(order.lane(), order.commandId(), throughRelay(order), now);
    if (answer instanceof Gate.Answer.Later later) {
      return OptionalLong.of(later.at());
    } else if (answer instanceof Gate.Answer.Queued) {
      queued.add(order.commandId());
    } else {
      Attempt attempt = new Attempt(order, progress, shared, now);
      underWay.put(order.commandId(), attempt);
      crew.carry(attempt, command, by);
    }
    return OptionalLong.empty();
  }

  private static boolean throughRelay(Order order) {
    return order.lane().startsWith(Route.MAIL);
  }

  /** Calls back what is under way; false where it is not. */
  boolean callBack(String commandId) {
    Attempt attempt = underWay.get(commandId);
    if (attempt != null) {
      attempt.callBack();
    }
    return attempt != null;
  }

  /** An attempt has come back. */
  void back(Attempt attempt, Outcome outcome, long now) {
    Order order = attempt.order();
    underWay.remove(order.commandId());
    gate.ended(order.lane(), outcome, throughRelay(order), now - attempt.startedAt(), now);
  }

  /** It has ended: where the lane's queue hands it out, it is passed over. */
  void leaveQueue(String commandId) {
    queued.remove(commandId);
  }

  /** Hands out those whose turn it is; the taker asks for each. */
  void turns(Consumer<String> taker) {
    gate.turns(
        commandId -> {
          if (queued.remove(commandId)) {
            taker.accept(commandId);
          }
        });
  }

  Collection<Attempt> underWay() {
    return underWay.values();
  }

  void forEach(Consumer<String> taker) {
    underWay.keySet().forEach(taker);
    queued.forEach(taker);
  }

  /** No more go-aheads; what was given stands. */
  void close() {
    underWay.values().forEach(Attempt::closeDesk);
  }
}
