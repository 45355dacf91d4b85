package io.beckon.core.executable;

import io.beckon.core.effect.Decision;
import io.beckon.core.model.Step;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Changes what the user is subscribed to.
 *
 * @param id of the step
 * @param status what it becomes
 * @param topic the topic; null for everything
 */
public record SubscriptionStep(String id, Step.Subscribe.Status status, String topic)
    implements ExecutableStep {

  @Override
  public void reach(Visit visit) {
    visit.acts().subscribe(status, topic);
    Map<String, String> values = new LinkedHashMap<>();
    if (topic != null) {
      values.put("topic", topic);
    }
    String word = status.name().toLowerCase(Locale.ROOT);
    visit.acts().record(id, Decision.SUBSCRIPTION, word, values);
    visit.goOn();
  }
}
