package io.beckon.core.compile;

import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.EventTrigger;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableGoal;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Trigger;
import io.beckon.core.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles a campaign as read into one that runs: its expressions are checked on the way. */
public final class CampaignCompiler {

  /** A trigger meets nobody's journey yet, so it cannot look at one. */
  private static final Set<Root> BEFORE_A_JOURNEY = EnumSet.of(Root.EVENT, Root.PROFILE);

  private static final Set<Root> DURING_A_JOURNEY =
      EnumSet.of(Root.EVENT, Root.PROFILE, Root.TRIGGER, Root.JOURNEY);

  private final Problems problems;
  private final ClauseCompiler clauses;

  private CampaignCompiler(Problems problems) {
    this.problems = problems;
    this.clauses = new ClauseCompiler(problems);
  }

  /**
   * Compiles a campaign.
   *
   * @param problems gets what is wrong with its expressions
   * @return empty where there was a problem
   */
  public static Optional<ExecutableCampaign> compile(Campaign campaign, Problems problems) {
    int before = problems.count();
    ExecutableCampaign compiled = new CampaignCompiler(problems).compile(campaign);
    return problems.count() == before ? Optional.of(compiled) : Optional.empty();
  }

  private ExecutableCampaign compile(Campaign campaign) {
    Exits exits = new Exits();
    campaign.exits().forEach(exit -> exit.accept(exits));
    return new ExecutableCampaign(
        campaign,
        triggers(campaign.triggers()),
        clauses.compile(campaign.audience()),
        campaign.goal().map(this::goal).orElse(null),
        exits.events,
        exits.conditions,
        ProgramCompiler.compile(
            campaign.steps(), new StepParts(campaign.steps(), clauses, problems)));
  }

  private List<ExecutableTrigger> triggers(List<Trigger> triggers) {
    Triggers compiler = new Triggers();
    List<ExecutableTrigger> compiled = new ArrayList<>();
    triggers.forEach(trigger -> compiled.add(trigger.accept(compiler)));
    return compiled;
  }

  private ExecutableGoal goal(Goal goal) {
    return new ExecutableGoal(
        match(goal.event(), goal.where(), DURING_A_JOURNEY),
        goal.within().map(Duration::toMillis).orElse(ExecutableGoal.WHILE_RUNNING),
        goal.value()
            .flatMap(value -> ExpressionCompiler.compileValue(value, DURING_A_JOURNEY, problems))
            .orElse(null));
  }

  private EventMatch match(String event, Optional<ExpressionText> where, Set<Root> roots) {
    Expression compiled =
        where
            .flatMap(text -> ExpressionCompiler.compileCondition(text, roots, problems))
            .orElse(null);
    return new EventMatch(event, compiled);
  }

  private final class Triggers implements Trigger.Visitor<ExecutableTrigger> {
    @Override
    public ExecutableTrigger onEvent(Trigger.OnEvent trigger) {
      return new EventTrigger(match(trigger.event(), trigger.where(), BEFORE_A_JOURNEY));
    }

    @Override
    public ExecutableTrigger onCount(Trigger.OnCount trigger) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ExecutableTrigger onSilence(Trigger.OnSilence trigger) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ExecutableTrigger onSegment(Trigger.OnSegment trigger) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ExecutableTrigger onDate(Trigger.OnDate trigger) {
      throw new UnsupportedOperationException();
    }
  }

  /** Sorts exits by what turns them on: an event, or a condition that time can turn as well. */
  private final class Exits implements Exit.Visitor<Void> {
    private final List<EventMatch> events = new ArrayList<>();
    private final List<ExecutableClause> conditions = new ArrayList<>();

    @Override
    public Void onEvent(Exit.OnEvent exit) {
      events.add(match(exit.event(), exit.where(), DURING_A_JOURNEY));
      return null;
    }

    @Override
    public Void onCondition(Exit.OnCondition exit) {
      conditions.add(clauses.compile(exit.condition()));
      return null;
    }
  }
}
