package io.beckon.core.compile;

import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.expression.Shape;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import io.beckon.core.model.SequenceStep;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import io.beckon.core.source.Span;
import java.util.Optional;

/**
 * What one campaign, segment or policy says of events and properties, held against what is known.
 */
final class PlannedPart {

  private final EventNames names;

  /** Null where there is no plan. */
  private final Types types;

  private final Roots roots;
  private final Problems found;
  private final OfClause clauses = new OfClause();

  PlannedPart(EventNames names, Types types, Roots roots, Problems found) {
    this.names = names;
    this.types = types;
    this.roots = roots;
    this.found = found;
  }

  void check(Campaign campaign) {
    OfTrigger triggers = new OfTrigger(campaign);
    campaign.triggers().forEach(trigger -> trigger.accept(triggers));
    campaign.audience().ifPresent(audience -> audience.accept(clauses));
    campaign.goal().ifPresent(this::goal);
    campaign.exits().forEach(exit -> exit.accept(new OfExit()));
    StepContents steps = StepContents.of(campaign.steps());
    steps.waits().forEach(this::waitFor);
    steps.dates().forEach(step -> value(step.date(), roots));
    steps.conditions().forEach(condition -> condition.accept(clauses));
    steps.settings().forEach(this::setting);
    steps.emitted().forEach(this::emit);
  }

  private void goal(Goal goal) {
    event(goal.event(), goal.where(), goal.span());
    goal.value().ifPresent(value -> value(value, roots(goal.event())));
  }

  private void waitFor(Step.WaitFor step) {
    if (step.answer() instanceof Step.WaitFor.ByEvent answer) {
      event(answer.event(), answer.where(), step.span());
    }
  }

  private void setting(Setting setting) {
    worked(setting.value());
    if (types != null && setting.target() == Setting.Target.PROFILE) {
      String name = setting.name();
      given("profile." + name, types.profile().known().get(name), setting.value(), setting.span());
    }
  }

  private void emit(Step.Emit step) {
    names.spelling(step.event(), step.span(), found);
    step.properties()
        .forEach(
            (name, value) -> {
              worked(value);
              if (types != null) {
                Span place = NamePlace.ofKey(name, step.span());
                names.property(step.event(), name, place, found);
                given(name, types.event(step.event()).known().get(name), value, place);
              }
            });
  }

  private void worked(Setting.Value value) {
    if (value instanceof Setting.Worked worked) {
      value(worked.expression(), roots);
    }
  }

  /** A value that the file gives to something of which the plan says what it can be. */
  private void given(String name, Shape shape, Setting.Value value, Span span) {
    if (shape != null && value instanceof Setting.Given given && given.value() != null) {
      shape
          .refuses(given.value())
          .ifPresent(
              refused -> found.add(span, "`" + name + "` " + refused.says(), refused.hint()));
    }
  }

  /** An event by name, and what is asked of it. */
  private void event(String name, Optional<ExpressionText> where, Span span) {
    names.check(name, span, found);
    where.ifPresent(text -> condition(text, roots(name)));
  }

  void clause(Clause clause) {
    clause.accept(clauses);
  }

  void condition(ExpressionText text) {
    condition(text, roots);
  }

  private void condition(ExpressionText text, Roots known) {
    if (types != null) {
      ExpressionCompiler.compileCondition(text, known, found);
    }
  }

  private void value(ExpressionText text, Roots known) {
    if (types != null) {
      ExpressionCompiler.compileValue(text, known, found);
    }
  }

  /** What is known where an event is at hand. */
  private Roots roots(String event) {
    if (types == null || !types.knows(event)) {
      return roots;
    }
    return roots.with(Root.EVENT, types.event(event));
  }

  private final class OfTrigger implements Trigger.Visitor<Void> {

    private final Campaign campaign;

    OfTrigger(Campaign campaign) {
      this.campaign = campaign;
    }

    @Override
    public Void onEvent(Trigger.OnEvent trigger) {
      event(trigger.event(), trigger.where(), trigger.span());
      per(trigger.event());
      return null;
    }

    @Override
    public Void onCount(Trigger.OnCount trigger) {
      event(trigger.event(), trigger.where(), trigger.span());
      trigger
          .same()
          .ifPresent(same -> names.property(trigger.event(), "same", same, trigger.span(), found));
      trigger.unless().ifPresent(name -> names.check(name, trigger.span(), found));
      per(trigger.event());
      return null;
    }

    @Override
    public Void onSequence(Trigger.OnSequence trigger) {
      for (int i = 0; i < trigger.steps().size(); i++) {
        SequenceStep step = trigger.steps().get(i);
        names.check(step.event(), step.span(), found);
        if (types != null && step.where().isPresent()) {
          Roots known = roots(step.event()).with(Root.MATCHED, types.matchedBefore(trigger, i));
          condition(step.where().get(), known);
        }
        if (step instanceof SequenceStep.Happens happens) {
          happens
              .same()
              .ifPresent(same -> names.property(step.event(), "same", same, step.span(), found));
          // An event without it is no step at all; an absence may leave it out.
          trigger
              .same()
              .ifPresent(same -> names.property(step.event(), "same", same, trigger.span(), found));
        }
      }
      per(trigger.last().event());
      return null;
    }

    @Override
    public Void onSilence(Trigger.OnSilence trigger) {
      trigger.after().ifPresent(name -> names.check(name, trigger.span(), found));
      trigger.without().forEach(name -> names.check(name, trigger.span(), found));
      return null;
    }

    @Override
    public Void onSegment(Trigger.OnSegment trigger) {
      return null;
    }

    @Override
    public Void onDate(Trigger.OnDate trigger) {
      trigger.attribute().ifPresent(text -> value(text, roots));
      trigger.first().ifPresent(name -> names.check(name, trigger.span(), found));
      return null;
    }

    @Override
    public Void onItem(Trigger.OnItem trigger) {
      Trigger.Watch watch = trigger.watch();
      names.check(trigger.event(), trigger.span(), found);
      trigger.where().ifPresent(text -> condition(text, item(trigger)));
      names.property(trigger.event(), "id", trigger.id(), trigger.span(), found);
      event(watch.event(), watch.where(), watch.span());
      names.property(watch.event(), "id", trigger.id(), trigger.span(), found);
      watch.unless().ifPresent(name -> names.check(name, watch.span(), found));
      per(trigger.event());
      return null;
    }

    private Roots item(Trigger.OnItem trigger) {
      return types != null && types.knows(trigger.event())
          ? roots.with(Root.EVENT, types.item(trigger))
          : roots;
    }

    private void per(String event) {
      campaign.per().ifPresent(per -> names.property(event, "per", per, campaign.span(), found));
    }
  }

  private final class OfExit implements Exit.Visitor<Void> {

    @Override
    public Void onEvent(Exit.OnEvent exit) {
      event(exit.event(), exit.where(), exit.span());
      return null;
    }

    @Override
    public Void onCondition(Exit.OnCondition exit) {
      return exit.condition().accept(clauses);
    }
  }

  private final class OfClause implements Clause.Visitor<Void> {

    @Override
    public Void compare(Clause.Compare clause) {
      condition(clause.expression());
      return null;
    }

    @Override
    public Void did(Clause.Did clause) {
      event(clause.event(), clause.where(), clause.span());
      return null;
    }

    @Override
    public Void aggregate(Clause.Aggregate clause) {
      event(clause.event(), clause.where(), clause.span());
      names.aggregate(clause, found);
      return null;
    }

    @Override
    public Void when(Clause.When clause) {
      event(clause.event(), clause.where(), clause.span());
      return null;
    }

    @Override
    public Void in(Clause.In clause) {
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
      clause.clauses().forEach(one -> one.accept(this));
      return null;
    }

    @Override
    public Void all(Clause.All clause) {
      clause.clauses().forEach(one -> one.accept(this));
      return null;
    }
  }
}
