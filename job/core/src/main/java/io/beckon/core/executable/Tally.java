package io.beckon.core.executable;

import io.beckon.core.expression.Expression;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What history must be kept for some clause to be answered at any instant: the latest so many
 * occurrences of an event, of those that match. Clauses that ask about the same occurrences share
 * one.
 *
 * @param event name of the event
 * @param where which of its occurrences count, over {@code event}; null: all
 * @param keep how many of the latest are needed
 * @param window how far back they are asked for, in milliseconds; {@link #FOR_EVER}
 */
public record Tally(String event, Expression where, int keep, long window) {

  public static final long FOR_EVER = Long.MAX_VALUE;

  /** Identity among the tallies of one event: the same occurrences, the same id. */
  public long id() {
    return where == null ? 0 : hash(where.canonical());
  }

  /** Whether an event with these properties counts. */
  public boolean counts(Map<String, Object> properties) {
    return where == null || where.holds(new EventOnly(properties));
  }

  /** One that serves both; they must have the same event and id. */
  public Tally and(Tally other) {
    return new Tally(event, where, Math.max(keep, other.keep), Math.max(window, other.window));
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ next & 0xFF) * 0x100000001b3L;
    }
    return hash;
  }

  /** History is counted when it happens, so it can only look at the event itself. */
  private record EventOnly(Map<String, Object> event) implements Scope {
    @Override
    public Map<String, Object> properties(Root root) {
      return root == Root.EVENT ? event : Map.of();
    }
  }
}
