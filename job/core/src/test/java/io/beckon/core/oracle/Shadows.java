package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Step;
import io.beckon.core.model.Times;
import io.beckon.core.model.Trigger;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Campaigns made of others, for worlds in which something comes into force on the way. */
final class Shadows {

  private static final Duration FAR = Duration.ofDays(3650);

  private Shadows() {}

  /**
   * Asks the same and lets nobody in, so that what is asked later is known from the beginning; and
   * has no deadline before the end.
   */
  static Campaign of(Campaign campaign) {
    List<Clause> audience = new ArrayList<>(NaiveInterest.clauses(campaign));
    List<Trigger> triggers = new ArrayList<>();
    for (Trigger trigger : campaign.triggers()) {
      if (trigger instanceof Trigger.OnSegment onSegment) {
        audience.add(new Clause.In(onSegment.segment(), Meanings.span()));
      }
      triggers.add(shadow(trigger));
    }
    audience.add(
        new Clause.Did("never", Optional.empty(), Reach.EVER, Times.ONCE, Meanings.span()));
    return with(
        campaign,
        "shadow-of-" + campaign.id() + "-" + campaign.version(),
        triggers,
        Optional.of(new Clause.All(audience, Meanings.span())),
        Optional.empty(),
        List.of(),
        campaign.steps());
  }

  /** Without what has a deadline beside its waits: goals, conditions that are watched. */
  static Campaign withoutDeadlines(Campaign campaign) {
    List<Trigger> triggers =
        campaign.triggers().stream().filter(it -> !NaiveWatches.isWatched(it)).toList();
    Trigger other = new Trigger.OnEvent("a", Optional.empty(), Meanings.span());
    return with(
        campaign,
        campaign.id(),
        triggers.isEmpty() ? List.of(other) : triggers,
        campaign.audience(),
        Optional.empty(),
        List.of(),
        campaign.steps());
  }

  /**
   * What a campaign says as the next version of other ones, with their frequency and their limit.
   */
  static Campaign nextVersion(
      List<Campaign> versions, Campaign campaign, RandomChanges.Course course) {
    Campaign first = versions.get(0);
    Campaign before = versions.get(versions.size() - 1);
    return new Campaign(
        first.id(),
        "v" + (versions.size() + 1),
        campaign.description(),
        campaign.owner(),
        campaign.category(),
        campaign.topic(),
        campaign.priority(),
        campaign.triggers(),
        campaign.per(),
        campaign.whileInside(),
        first.frequency(),
        campaign.existing(),
        campaign.control(),
        first.perUserLimit(),
        first.perHourLimit(),
        course.between(before, campaign),
        campaign.audience(),
        campaign.goal(),
        campaign.exits(),
        campaign.steps(),
        campaign.span());
  }

  /** With a wait in front of its steps, and a door that is wide open. */
  static Campaign lasting(Campaign campaign, Duration wait) {
    List<Trigger> triggers = new ArrayList<>(campaign.triggers());
    triggers.add(new Trigger.OnEvent("a", Optional.empty(), Meanings.span()));
    List<Step> steps = new ArrayList<>(campaign.steps());
    steps.add(0, new Step.Wait(wait, Meanings.span()));
    return with(
        campaign,
        campaign.id(),
        triggers,
        Optional.empty(),
        campaign.goal(),
        campaign.exits(),
        Numbering.campaign(steps));
  }

  private static Trigger shadow(Trigger trigger) {
    if (trigger instanceof Trigger.OnSilence silence) {
      return new Trigger.OnSilence(FAR, silence.after(), silence.without(), silence.span());
    }
    if (trigger instanceof Trigger.OnDate date && date.first().isPresent()) {
      return new Trigger.OnDate(
          date.attribute(),
          date.first(),
          false,
          (int) FAR.toDays(),
          LocalTime.MIDNIGHT,
          date.span());
    }
    boolean watched = NaiveWatches.isWatched(trigger);
    return watched ? new Trigger.OnEvent("never", Optional.empty(), trigger.span()) : trigger;
  }

  private static Campaign with(
      Campaign campaign,
      String id,
      List<Trigger> triggers,
      Optional<Clause> audience,
      Optional<Goal> goal,
      List<Exit> exits,
      List<Step> steps) {
    return new Campaign(
        id,
        campaign.version(),
        campaign.description(),
        campaign.owner(),
        campaign.category(),
        campaign.topic(),
        campaign.priority(),
        triggers,
        campaign.per(),
        campaign.whileInside(),
        campaign.frequency(),
        campaign.existing(),
        campaign.control(),
        campaign.perUserLimit(),
        campaign.perHourLimit(),
        campaign.inFlight(),
        audience,
        goal,
        exits,
        steps,
        campaign.span());
  }
}
