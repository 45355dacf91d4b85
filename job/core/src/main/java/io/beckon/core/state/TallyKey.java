package io.beckon.core.state;

/**
 * Which tally of an event's history.
 *
 * @param kind what it keeps
 * @param id tells tallies of one kind apart: of which occurrences, and of what of them; 0 for all
 *     occurrences
 */
public record TallyKey(TallyKind kind, long id) implements Comparable<TallyKey> {

  @Override
  public int compareTo(TallyKey other) {
    int byKind = Integer.compare(kind.code(), other.kind.code());
    return byKind != 0 ? byKind : Long.compare(id, other.id);
  }
}
