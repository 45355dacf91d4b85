package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names of the segments that something uses, in the order of the file. */
final class SegmentUse implements Clause.Visitor<Void> {

  private final Set<String> names = new LinkedHashSet<>();

  private SegmentUse() {}

  static Set<String> of(Clause clause) {
    SegmentUse use = new SegmentUse();
    clause.accept(use);
    return use.names;
  }

  static Set<String> of(Campaign campaign) {
    SegmentUse use = new SegmentUse();
    for (Trigger trigger : campaign.triggers()) {
      if (trigger instanceof Trigger.OnSegment onSegment) {
        use.names.add(onSegment.segment());
      }
    }
    campaign.audience().ifPresent(audience -> audience.accept(use));
    for (Exit exit : campaign.exits()) {
      if (exit instanceof Exit.OnCondition onCondition) {
        onCondition.condition().accept(use);
      }
    }
    use.all(campaign.steps());
    return use.names;
  }

  private void all(List<Step> steps) {
    steps.forEach(step -> step.accept(new Steps()));
  }

  @Override
  public Void compare(Clause.Compare clause) {
    return null;
  }

  @Override
  public Void did(Clause.Did clause) {
    return null;
  }

  @Override
  public Void aggregate(Clause.Aggregate clause) {
    return null;
  }

  @Override
  public Void when(Clause.When clause) {
    return null;
  }

  @Override
  public Void in(Clause.In clause) {
    names.add(clause.segment());
    return null;
  }

  @Override
  public Void message(Clause.Message clause) {
    return null;
  }

  @Override
  public Void not(Clause.Not clause) {
    return clause.clause().accept(this);
  }

  @Override
  public Void any(Clause.Any clause) {
    clause.clauses().forEach(part -> part.accept(this));
    return null;
  }

  @Override
  public Void all(Clause.All clause) {
    clause.clauses().forEach(part -> part.accept(this));
    return null;
  }

  private final class Steps implements Step.Visitor<Void> {
    @Override
    public Void await(Step.Wait step) {
      return null;
    }

    @Override
    public Void awaitSinceStart(Step.WaitSinceStart step) {
      return null;
    }

    @Override
    public Void awaitTime(Step.WaitUntilTime step) {
      return null;
    }

    @Override
    public Void awaitDate(Step.WaitUntilDate step) {
      return null;
    }

    @Override
    public Void awaitAnswer(Step.WaitFor step) {
      all(step.then());
      all(step.otherwise());
      return null;
    }

    @Override
    public Void branch(Step.Branch step) {
      for (Step.Branch.Way way : step.ways()) {
        way.when().accept(SegmentUse.this);
        all(way.steps());
      }
      all(step.otherwise());
      return null;
    }

    @Override
    public Void split(Step.Split step) {
      step.variants().forEach(variant -> all(variant.steps()));
      return null;
    }

    @Override
    public Void send(Step.Send step) {
      step.when().ifPresent(when -> when.accept(SegmentUse.this));
      return null;
    }

    @Override
    public Void call(Step.Call step) {
      step.when().ifPresent(when -> when.accept(SegmentUse.this));
      return null;
    }

    @Override
    public Void assign(Step.Assign step) {
      return null;
    }

    @Override
    public Void emit(Step.Emit step) {
      return null;
    }

    @Override
    public Void subscribe(Step.Subscribe step) {
      return null;
    }

    @Override
    public Void leave(Step.Leave step) {
      return null;
    }
  }
}
