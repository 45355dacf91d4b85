package io.beckon.gateway.hit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Holds hits back a moment, to see what follows: whoever follows several different links of one
 * message within it reads no mail, but scans it, and the first hit of a scanner must not stop a
 * journey. Images do not count as links here, since people load them all at once.
 *
 * <p>What it remembers is what it holds, and that is bounded. Not thread-safe.
 */
final class Sweeps {

  /** So many different links make a sweep. */
  static final int LINKS = 3;

  /** Of one message no more are told at once; the others are counted. */
  static final int TOLD = 50;

  private final Duration hold;
  private final int most;
  private final BiConsumer<Hit, Boolean> out;
  private final Deque<Held> held = new ArrayDeque<>();
  private final Map<String, Burst> bursts = new HashMap<>();

  /**
   * Hits are handed on in their order.
   *
   * @param hold how long; also how close to each other the hits of a sweep are
   * @param most hits that are held; beyond it the oldest go on early
   * @param out takes a hit, and whether it was part of a sweep
   */
  Sweeps(Duration hold, int most, BiConsumer<Hit, Boolean> out) {
    this.hold = hold;
    this.most = most;
    this.out = out;
  }

  private record Held(Hit hit, Burst burst) {}

  /** What is held of one message. */
  private static final class Burst {
    private final Map<String, Instant> links = new HashMap<>();
    private int count;
    private boolean swept;
  }

  /**
   * Takes a hit.
   *
   * @return false where there were too many of its message, and it is told to nobody
   */
  boolean offer(Hit hit) {
    release(hit.at());
    Burst burst = bursts.computeIfAbsent(hit.link().message().commandId(), id -> new Burst());
    if (!hit.isImage() && !burst.swept) {
      burst.links.values().removeIf(at -> !at.plus(hold).isAfter(hit.at()));
      burst.links.put(hit.token(), hit.at());
      burst.swept = burst.links.size() >= LINKS;
    }
    if (burst.count >= TOLD) {
      return false;
    }
    burst.count++;
    held.addLast(new Held(hit, burst));
    while (held.size() > most) {
      releaseFirst();
    }
    return true;
  }

  /** Hands on what has been held long enough. */
  void release(Instant now) {
    while (!held.isEmpty() && !held.peekFirst().hit().at().plus(hold).isAfter(now)) {
      releaseFirst();
    }
  }

  /** Hands on all. */
  void releaseAll() {
    while (!held.isEmpty()) {
      releaseFirst();
    }
  }

  private void releaseFirst() {
    Held first = held.removeFirst();
    if (--first.burst().count == 0) {
      bursts.remove(first.hit().link().message().commandId());
    }
    if (first.hit().isTold()) {
      out.accept(first.hit(), first.burst().swept);
    }
  }

  /** For tests of its bounds. */
  List<Integer> sizes() {
    return List.of(held.size(), bursts.size());
  }
}
