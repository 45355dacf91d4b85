package io.beckon.core.compile;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Trigger;
import java.util.LinkedHashSet;
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
    CampaignConditions.of(campaign).forEach(condition -> condition.accept(use));
    return use.names;
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
}
