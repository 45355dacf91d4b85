package io.beckon.endtoend.kill;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Says what a server is to do, and knows how far it has come. What is asked of a recipient, or of
 * the next connection, is done once; after that the server is as others are.
 */
final class Prompter {

  /**
   * What happens at a point.
   *
   * @param line what is said instead of yes; null for nothing at all, empty for yes
   * @param drips whether it comes a piece at a time, without end
   */
  record Cue(String name, Point at, String line, boolean drips) {

    /** Nothing is said any more. */
    static Cue stop(String name, Point at) {
      return new Cue(name, at, null, false);
    }

    /** Something is said, after all others have come to their places. */
    static Cue say(String name, Point at, String line) {
      return new Cue(name, at, line, false);
    }

    /** The answer begins and does not end. */
    static Cue drip(String name, Point at, String line) {
      return new Cue(name, at, line, true);
    }

    /** The connection is closed instead of an answer. */
    static Cue drop(String name, Point at) {
      return new Cue(name, at, "", false);
    }
  }

  private final Queue<Cue> ofConnections = new ConcurrentLinkedQueue<>();
  private final Map<String, Cue> ofRecipients = new ConcurrentHashMap<>();
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final Set<String> said = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch go = new CountDownLatch(1);

  void forTheNextConnection(Cue cue) {
    ofConnections.add(cue);
  }

  void forRecipient(String address, Cue cue) {
    ofRecipients.put(address, cue);
  }

  Optional<Cue> nextConnection() {
    return Optional.ofNullable(ofConnections.poll());
  }

  Optional<Cue> recipient(String address) {
    return Optional.ofNullable(ofRecipients.remove(address));
  }

  void reach(Cue cue) {
    reached.add(cue.name());
  }

  /** Returns when all may speak. */
  void awaitGo() throws InterruptedException {
    go.await();
  }

  void said(Cue cue) {
    said.add(cue.name());
  }

  Set<String> reached() {
    return Set.copyOf(reached);
  }

  Set<String> said() {
    return Set.copyOf(said);
  }

  /** Whoever waits for the others speaks now. */
  void go() {
    go.countDown();
  }

  /** For the next scene. */
  void clear() {
    go.countDown();
    go = new CountDownLatch(1);
    ofConnections.clear();
    ofRecipients.clear();
    reached.clear();
    said.clear();
  }
}
