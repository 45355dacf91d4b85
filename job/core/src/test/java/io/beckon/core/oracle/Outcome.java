package io.beckon.core.oracle;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was decided for one user, in the order decided. A journey is called by what identifies it
 * (campaign, value of {@code per}, message id of its trigger), since how an id is hashed from that
 * is no rule of time.
 *
 * @param doubts instants at which there was something to meet, and whether the user was looked at
 *     then only the engine knows: it asks a condition when the answer may turn, as far as it knows
 *     from what it keeps, and the naive engine at every instant at which any answer could
 */
record Outcome(
    List<Send> sends,
    List<Entry> records,
    List<Cancel> cancels,
    List<Emitted> emitted,
    List<Long> doubts) {

  record Send(
      String journey,
      String campaign,
      String version,
      String step,
      String user,
      String channel,
      String template,
      Category category,
      String topic,
      long dueAt,
      long decidedAt,
      long expiresAt,
      String triggerEvent,
      Map<String, Object> values,
      Map<String, String> variants) {}

  record Entry(
      String journey, Decision decision, String step, long dueAt, long decidedAt, String reason) {}

  record Cancel(String journey, String step, String reason, long decidedAt) {}

  record Emitted(String event, long time, long decidedAt, Map<String, Object> properties) {}

  static Outcome nothing() {
    return new Outcome(
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
