package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events that some campaign cares about: the others change nothing, not even the clock. */
final class NaiveInterest {

  /** Stands for every tracked event. */
  static final String ANY = "*";

  private static final Set<String> OF_THE_GUARDS =
      Set.of("subscribed", "unsubscribed", "message_bounced", "message_complained");

  private final World world;

  NaiveInterest(World world) {
    this.world = world;
  }

  boolean covers(Event event, long logTime) {
    if (event.kind() == Event.Kind.IDENTIFY || OF_THE_GUARDS.contains(event.name())) {
      return true;
    }
    // Another version may be in force by now; who began the old one goes on with it.
    return world.campaigns().stream()
        .filter(one -> one.from() <= logTime)
        .map(one -> names(one.campaign()))
        .anyMatch(names -> names.contains(ANY) || names.contains(event.name()));
  }

  /** Whether an event can turn a trigger on. */
  boolean concerns(Trigger trigger, Event event) {
    if (event.kind() == Event.Kind.IDENTIFY) {
      return looksAtProfile(trigger);
    }
    Set<String> names = new HashSet<>();
    addTrigger(trigger, names);
    return names.contains(ANY) || names.contains(event.name());
  }

  private boolean looksAtProfile(Trigger trigger) {
    return trigger instanceof Trigger.OnDate
        || trigger instanceof Trigger.OnSegment onSegment
            && parts(world.segments().get(onSegment.segment())).stream()
                .anyMatch(Clause.Compare.class::isInstance);
  }

  private Set<String> names(Campaign campaign) {
    Set<String> names = new HashSet<>();
    campaign.triggers().forEach(trigger -> addTrigger(trigger, names));
    campaign.goal().ifPresent(goal -> names.add(goal.event()));
    for (Exit exit : campaign.exits()) {
      if (exit instanceof Exit.OnEvent onEvent) {
        names.add(onEvent.event());
      }
    }
    for (Step step : StepNames.all(campaign.steps())) {
      if (step instanceof Step.WaitFor waitFor) {
        addAnswer(waitFor.answer(), names);
      }
    }
    clauses(campaign).forEach(clause -> addEvents(clause, names));
    return names;
  }

  private void addTrigger(Trigger trigger, Set<String> names) {
    if (trigger instanceof Trigger.OnEvent onEvent) {
      names.add(onEvent.event());
    } else if (trigger instanceof Trigger.OnCount onCount) {
      names.add(onCount.event());
      onCount.unless().ifPresent(names::add);
    } else if (trigger instanceof Trigger.OnSilence onSilence) {
      onSilence.after().ifPresent(names::add);
      names.addAll(onSilence.without());
      if (onSilence.without().isEmpty()) {
        names.add(ANY);
      }
    } else if (trigger instanceof Trigger.OnSegment onSegment) {
      addEvents(world.segments().get(onSegment.segment()), names);
    } else if (trigger instanceof Trigger.OnDate onDate) {
      onDate.first().ifPresent(names::add);
    }
  }

  private static void addAnswer(Step.WaitFor.Answer answer, Set<String> names) {
    if (answer instanceof Step.WaitFor.ByEvent byEvent) {
      names.add(byEvent.event());
    } else {
      addReports(((Step.WaitFor.ByMessage) answer).kind(), names);
    }
  }

  private static void addReports(Clause.Message.Kind kind, Set<String> names) {
    names.addAll(
        Map.of(
                Clause.Message.Kind.RECEIVED, List.of("message_sent", "message_delivered"),
                Clause.Message.Kind.OPENED, List.of("message_opened"),
                Clause.Message.Kind.CLICKED, List.of("message_clicked"))
            .get(kind));
  }

  /** Every clause of a campaign. */
  static Set<Clause> clauses(Campaign campaign) {
    Set<Clause> clauses = new HashSet<>();
    campaign.audience().ifPresent(clauses::add);
    for (Exit exit : campaign.exits()) {
      if (exit instanceof Exit.OnCondition onCondition) {
        clauses.add(onCondition.condition());
      }
    }
    for (Step step : StepNames.all(campaign.steps())) {
      if (step instanceof Step.Send send) {
        send.when().ifPresent(clauses::add);
      } else if (step instanceof Step.Call call) {
        call.when().ifPresent(clauses::add);
      } else if (step instanceof Step.Branch branch) {
        branch.ways().forEach(way -> clauses.add(way.when()));
      }
    }
    return clauses;
  }

  /** The events that some clause or trigger asks about without an end. */
  Set<String> askedForEver(Campaign campaign) {
    Set<String> names = new HashSet<>();
    Set<Clause> clauses = new HashSet<>(clauses(campaign));
    for (Trigger trigger : campaign.triggers()) {
      if (trigger instanceof Trigger.OnSegment onSegment) {
        clauses.add(world.segments().get(onSegment.segment()));
      } else if (trigger instanceof Trigger.OnSilence || trigger instanceof Trigger.OnDate) {
        addTrigger(trigger, names);
      }
    }
    for (Clause clause : clauses) {
      for (Clause part : parts(clause)) {
        if (isForEver(part)) {
          addOwnEvents(part, names);
        }
      }
    }
    return names;
  }

  private static boolean isForEver(Clause part) {
    if (part instanceof Clause.Did did) {
      return did.reach().within().isEmpty();
    }
    if (part instanceof Clause.Aggregate aggregate) {
      return aggregate.reach().within().isEmpty();
    }
    if (part instanceof Clause.Message message) {
      return message.reach().within().isEmpty();
    }
    return part instanceof Clause.When;
  }

  private void addEvents(Clause clause, Set<String> names) {
    parts(clause).forEach(part -> addOwnEvents(part, names));
  }

  private static void addOwnEvents(Clause part, Set<String> names) {
    if (part instanceof Clause.Did did) {
      names.add(did.event());
    } else if (part instanceof Clause.Aggregate aggregate) {
      names.add(aggregate.event());
    } else if (part instanceof Clause.When when) {
      names.add(when.event());
    } else if (part instanceof Clause.Message message) {
      addReports(message.kind(), names);
    }
  }

  /** A clause and all that it is made of, segments included. */
  Set<Clause> parts(Clause clause) {
    Set<Clause> parts = new HashSet<>(Set.of(clause));
    List<Clause> inside =
        clause instanceof Clause.Not not
            ? List.of(not.clause())
            : clause instanceof Clause.Any any
                ? any.clauses()
                : clause instanceof Clause.All all
                    ? all.clauses()
                    : clause instanceof Clause.In in
                        ? List.of(world.segments().get(in.segment()))
                        : List.of();
    inside.forEach(part -> parts.addAll(parts(part)));
    return parts;
  }
}
