package io.beckon.core.scenario;

import io.beckon.core.source.Span;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One decision that a scenario expects.
 *
 * @param at {@code D}, epoch milliseconds: when it is due; for a {@link Outcome.Kind#CANCELLED}
 *     message, which nothing made due, when it is decided
 * @param kind what is decided
 * @param name what it is about, in the words of {@link Outcome#names()}
 * @param user whom it concerns
 * @param details what else must be as the author says, by {@link Detail}; others may be anything
 * @param decided {@code S}, epoch milliseconds, where the author says it
 * @param span where it stands
 */
public record Expectation(
    long at,
    Outcome.Kind kind,
    String name,
    String user,
    Map<Detail, String> details,
    OptionalLong decided,
    Span span) {

  /** What may be said of an outcome beyond its kind, name and user. */
  public enum Detail {
    CAMPAIGN,
    STEP,
    CHANNEL,
    REASON
  }

  public Expectation {
    details = Map.copyOf(details);
  }

  /** Whether this is what was decided. */
  public boolean isMetBy(Outcome outcome) {
    return at == outcome.at()
        && kind == outcome.kind()
        && outcome.names().contains(name)
        && user.equals(outcome.user())
        && (decided.isEmpty() || decided.getAsLong() == outcome.decided())
        && details.entrySet().stream()
            .allMatch(said -> said.getValue().equals(outcome.details().get(said.getKey())));
  }
}
