package io.beckon.core.run;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.identity.Chance;
import io.beckon.core.identity.Identity;
import io.beckon.core.json.JsonWriter;
import io.beckon.core.memory.Remembering;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.state.Journey;
import io.beckon.core.turn.Turn;
import io.beckon.core.value.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the steps of one journey do on its way. */
final class StepActs implements ExecutableStep.Acts {

  /** Characters of an emitted event's properties as JSON: it has to fit into a record. */
  static final int EMITTED_BOUND = 64 * 1024;

  private static final int SHOWN = 100;

  private final Journey journey;
  private final ExecutableCampaign campaign;
  private final Turn turn;
  private boolean valuesChanged;
  private boolean profileChanged;

  StepActs(Journey journey, ExecutableCampaign campaign, Turn turn) {
    this.journey = journey;
    this.campaign = campaign;
    this.turn = turn;
  }

  /** Asks, behind a step, whoever may look at what it set. */
  void settle() {
    if (profileChanged) {
      Exits.onChange(journey.lastDue(), turn);
    } else if (valuesChanged) {
      Exits.onChange(journey, campaign, journey.lastDue(), turn);
    }
    profileChanged = false;
    valuesChanged = false;
  }

  @Override
  public void record(String step, Decision decision, String reason, Map<String, String> values) {
    turn.record(journey, decision, step, journey.lastDue(), reason, values);
  }

  @Override
  public boolean set(Setting.Target target, String name, Object value) {
    if (target == Setting.Target.PROFILE) {
      profileChanged = true;
      turn.changes().ofProfile();
      return Remembering.learn(Collections.singletonMap(name, value), turn.user(), turn.out());
    }
    valuesChanged = true;
    boolean fits = journey.set(name, value);
    if (!fits) {
      turn.out().notice(Notice.JOURNEY_VALUES_FULL);
    }
    return fits;
  }

  @Override
  public String choose(String split, Map<String, Integer> weights) {
    String variant = Chance.variant(campaign.id(), split, weights, turn.user().userId());
    journey.variants().put(split, variant);
    return variant;
  }

  @Override
  public void emit(String step, String event, Map<String, Object> properties) {
    if (JsonWriter.write(properties).length() > EMITTED_BOUND) {
      turn.out().notice(Notice.EMITTED_EVENT_TOO_LARGE);
      String bound = "more than " + EMITTED_BOUND / 1024 + " KB";
      record(step, Decision.SKIPPED, bound, Map.of("event", event));
      return;
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("event", event);
    properties.forEach((name, value) -> values.put(name, Values.excerpt(value, SHOWN)));
    if (turn.instant() < turn.rules().sendFrom()) {
      record(step, Decision.EMITTED, "before the cut-over", values);
      return;
    }
    turn.out()
        .emit(
            new EmittedEvent(
                Identity.event(journey.start().journeyId(), step),
                turn.user().userId(),
                event,
                journey.lastDue(),
                turn.instant(),
                Collections.unmodifiableMap(properties)));
    record(step, Decision.EMITTED, "", values);
  }

  @Override
  public void subscribe(Step.Subscribe.Status status, String topic) {
    if (!turn.user().contact().subscribe(status, topic)) {
      turn.out().notice(Notice.CONTACT_FULL);
    }
  }
}
