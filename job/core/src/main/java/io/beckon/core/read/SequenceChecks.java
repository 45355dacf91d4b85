package io.beckon.core.read;

import io.beckon.core.model.SequenceStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that the steps of a sequence make one: that it begins, ends, and can be told. */
final class SequenceChecks {

  private static final int MOST_STEPS = 20;

  private final List<YamlValue> places;
  private final List<SequenceStep> steps;
  private boolean sound = true;

  /** Place of the last step that happens. */
  private int last;

  /**
   * @param places of the steps
   */
  SequenceChecks(List<YamlValue> places, List<SequenceStep> steps) {
    this.places = places;
    this.steps = steps;
  }

  /** Whether they do; says what does not. */
  boolean pass() {
    if (steps.stream().noneMatch(SequenceStep.Happens.class::isInstance)) {
      refuse(
          0,
          "nothing happens in this sequence",
          "begin with an event; who does nothing at all is found by `inactive: 30d`");
      return false;
    }
    last = steps.size() - 1;
    while (isAbsent(last)) {
      last--;
    }
    number();
    first();
    last();
    names();
    for (int i = 0; i + 1 < steps.size(); i++) {
      pair(i);
    }
    return sound;
  }

  private void number() {
    if (steps.size() == 1) {
      refuse(
          0,
          "a sequence of one step is none",
          "write `trigger: {event: ...}`, with `times` and `within` where it must come often");
    } else if (steps.size() > MOST_STEPS) {
      refuse(MOST_STEPS, "a sequence has at most " + MOST_STEPS + " steps", "leave some out");
    }
  }

  private void first() {
    if (isAbsent(0)) {
      refuse(
          0,
          "a sequence cannot begin with an absence",
          "begin with the event since which it stays away; before that, ask the audience:"
              + " `not: {did: ..., within: 7d}`");
    } else if (happens(0).optional()) {
      refuse(0, "the first step cannot be optional", "begin with an event that must come");
    }
  }

  /** The last step that happens completes the sequence, or begins the absence behind it. */
  private void last() {
    SequenceStep.Happens step = happens(last);
    if (step.optional() && last > 0) {
      refuse(
          last,
          "the last event cannot be optional: without it the sequence is complete before",
          "leave the step out");
    } else if (!step.isExact()) {
      refuse(
          last,
          "the last event needs a number: with it the sequence is complete",
          "write `times: " + step.times().count() + "`");
    }
    for (int i = 0; i < steps.size() - 1; i++) {
      if (steps.get(i) instanceof SequenceStep.Absent absent && absent.within().isPresent()) {
        refuse(
            i,
            "only an absence at the end has a time of its own",
            "remove `within`: this one lasts until the next step comes");
      }
    }
  }

  private void names() {
    Map<String, Integer> owners = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof SequenceStep.Happens step && step.as().isPresent()) {
        String name = step.as().get();
        if (owners.putIfAbsent(name, i) != null) {
          refuse(i, "two steps are called `" + name + "`", "give one of them another name");
        }
      }
    }
  }

  private void pair(int i) {
    if (!(steps.get(i) instanceof SequenceStep.Happens step)) {
      return;
    }
    if (step.optional() && isAbsent(i + 1) && i != last) {
      refuse(
          i,
          "no absence can follow a step that is optional",
          "write two triggers, one with the step and one without");
    }
    if (!step.isExact() && !isAbsent(i + 1) && happens(i + 1).optional()) {
      refuse(
          i + 1,
          "no optional step can follow one of which the number is open",
          "give the step before a number: `times: " + step.times().count() + "`");
    }
  }

  private boolean isAbsent(int i) {
    return steps.get(i) instanceof SequenceStep.Absent;
  }

  private SequenceStep.Happens happens(int i) {
    return (SequenceStep.Happens) steps.get(i);
  }

  private void refuse(int i, String message, String hint) {
    places.get(i).problem(message, hint);
    sound = false;
  }
}
