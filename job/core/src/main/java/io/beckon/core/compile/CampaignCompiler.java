package io.beckon.core.compile;

import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableGoal;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.expression.Expression;
import io.beckon.core.expression.ExpressionCompiler;
import io.beckon.core.expression.Root;
import io.beckon.core.expression.Roots;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Exit;
import io.beckon.core.model.ExpressionText;
import io.beckon.core.model.Goal;
import io.beckon.core.model.InFlight;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compiles a campaign as read into one that runs: its expressions are checked on the way. */
public final class CampaignCompiler {

  private static final Set<Root> DURING_A_JOURNEY =
      EnumSet.of(Root.EVENT, Root.PROFILE, Root.TRIGGER, Root.JOURNEY);

  private static final Set<Root> OF_A_JOURNEY =
      EnumSet.of(Root.PROFILE, Root.TRIGGER, Root.JOURNEY);

  private final Segments segments;
  private final Problems problems;
  private final Roots ofJourney;
  private final Roots duringAJourney;
  private final ClauseCompiler clauses;

  private CampaignCompiler(Campaign campaign, Segments segments, Problems problems) {
    this.segments = segments;
    this.problems = problems;
    this.ofJourney = SequenceNames.ofJourney(campaign, OF_A_JOURNEY);
    this.duringAJourney = SequenceNames.ofJourney(campaign, DURING_A_JOURNEY);
    this.clauses = ClauseCompiler.ofJourney(problems, segments, ofJourney);
  }

  /**
   * Compiles a campaign.
   *
   * @param segments that it may use
   * @param problems gets what is wrong with its expressions
   * @return empty where there was a problem
   */
  public static Optional<ExecutableCampaign> compile(
      Campaign campaign, Segments segments, Problems problems) {
    int before = problems.count();
    ExecutableCampaign compiled =
        new CampaignCompiler(campaign, segments, problems).compile(campaign);
    segments.checkQuestions(campaign, problems);
    return problems.count() == before ? Optional.of(compiled) : Optional.empty();
  }

  private ExecutableCampaign compile(Campaign campaign) {
    Exits exits = new Exits();
    campaign.exits().forEach(exit -> exit.accept(exits));
    List<ExecutableStep> steps =
        ProgramCompiler.compile(
            campaign.steps(), new StepParts(campaign.steps(), clauses, ofJourney, problems));
    if (campaign.inFlight() instanceof InFlight.Move move) {
      checkPlaces(move, steps);
    }
    return new ExecutableCampaign(
        campaign,
        new TriggerCompiler(campaign, segments, problems).compile(campaign.triggers()),
        clauses.compile(campaign.audience()),
        campaign.goal().map(this::goal).orElse(null),
        exits.events,
        exits.conditions,
        steps);
  }

  /** The steps of before are not known here, those that take their places are. */
  private void checkPlaces(InFlight.Move move, List<ExecutableStep> steps) {
    List<String> ids =
        steps.stream().map(ExecutableStep::id).filter(Predicate.not(String::isEmpty)).toList();
    for (String place : new TreeSet<>(move.steps().values())) {
      if (!ids.contains(place)) {
        problems.add(
            move.span(),
            "`" + place + "` is no step of this campaign",
            Nearest.of(place, ids)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("write `old-step: new-step`, the ids of a step of before and of one here"));
      }
    }
  }

  private ExecutableGoal goal(Goal goal) {
    return new ExecutableGoal(
        match(goal.event(), goal.where()),
        goal.within().map(Duration::toMillis).orElse(ExecutableGoal.WHILE_RUNNING),
        goal.value()
            .flatMap(value -> ExpressionCompiler.compileValue(value, duringAJourney, problems))
            .orElse(null));
  }

  private EventMatch match(String event, Optional<ExpressionText> where) {
    Expression compiled =
        where
            .flatMap(text -> ExpressionCompiler.compileCondition(text, duringAJourney, problems))
            .orElse(null);
    return new EventMatch(event, compiled);
  }

  /** Sorts exits by what turns them on: an event, or a condition that time can turn as well. */
  private final class Exits implements Exit.Visitor<Void> {
    private final List<EventMatch> events = new ArrayList<>();
    private final List<ExecutableClause> conditions = new ArrayList<>();

    @Override
    public Void onEvent(Exit.OnEvent exit) {
      events.add(match(exit.event(), exit.where()));
      return null;
    }

    @Override
    public Void onCondition(Exit.OnCondition exit) {
      conditions.add(clauses.compile(exit.condition()));
      return null;
    }
  }
}
