package io.beckon.core.read;

import io.beckon.core.model.Frequency;
import io.beckon.core.model.Trigger;
import java.util.List;
import java.util.Optional;

/** Checks that what a campaign says of its entries fits the triggers that it has. */
final class EntryChecks implements Trigger.Visitor<Boolean> {

  private static final EntryChecks BY_EVENT = new EntryChecks();

  private EntryChecks() {}

  /** A value of {@code per} comes from an event, and a condition or a date brings none. */
  static void per(Optional<YamlValue> per, List<Trigger> triggers) {
    if (per.isPresent() && triggers.stream().anyMatch(trigger -> !isByEvent(trigger))) {
      per.get()
          .problem(
              "`per` takes its value from the event that starts the journey, and a trigger here"
                  + " has no event",
              "remove `per`, or give those triggers a campaign of their own");
    }
  }

  /** Only a condition can hold already when a campaign comes into force. */
  static void existing(Optional<YamlValue> existing, List<Trigger> triggers) {
    boolean conditions =
        triggers.stream().anyMatch(t -> !isByEvent(t) && !(t instanceof Trigger.OnDate));
    if (existing.isPresent() && !conditions) {
      existing
          .get()
          .problem(
              "nobody qualifies already for an event or a date: it starts a journey when it comes",
              "remove `existing`; it belongs to `inactive:`, `enters:` and `leaves:`");
    }
  }

  /**
   * How often a user may enter where the file does not say. What comes every year is meant to come
   * again; everything else once.
   */
  static Frequency frequency(List<Trigger> triggers) {
    boolean yearly =
        triggers.stream().allMatch(t -> t instanceof Trigger.OnDate date && date.everyYear());
    return yearly ? new Frequency.Always() : new Frequency.Once();
  }

  private static boolean isByEvent(Trigger trigger) {
    return trigger.accept(BY_EVENT);
  }

  @Override
  public Boolean onEvent(Trigger.OnEvent trigger) {
    return true;
  }

  @Override
  public Boolean onCount(Trigger.OnCount trigger) {
    return true;
  }

  @Override
  public Boolean onSequence(Trigger.OnSequence trigger) {
    return true;
  }

  @Override
  public Boolean onSilence(Trigger.OnSilence trigger) {
    return false;
  }

  @Override
  public Boolean onSegment(Trigger.OnSegment trigger) {
    return false;
  }

  @Override
  public Boolean onDate(Trigger.OnDate trigger) {
    return false;
  }

  @Override
  public Boolean onItem(Trigger.OnItem trigger) {
    return true;
  }
}
