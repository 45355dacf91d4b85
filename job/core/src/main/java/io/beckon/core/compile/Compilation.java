package io.beckon.core.compile;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The whole way from texts to what runs.
 *
 * @param campaigns those without a problem, in the order of the files; the version of each covers
 *     the segments that it uses
 * @param policy the guard rails, where a file says them
 * @param plan the tracking plan, where a file says one
 * @param segments those that each campaign uses, by its id
 * @param problems of reading and of compiling, by file, line and column
 */
public record Compilation(
    List<ExecutableCampaign> campaigns,
    Optional<ExecutablePolicy> policy,
    Optional<Plan> plan,
    Map<String, List<Segment>> segments,
    List<Problem> problems) {

  public Compilation {
    campaigns = List.copyOf(campaigns);
    problems = List.copyOf(problems);
  }

  /** Reads and compiles; never throws on what an author wrote. */
  public static Compilation of(List<SourceText> sources) {
    return of(sources, Surroundings.NONE);
  }

  /**
   * Reads and compiles; never throws on what an author wrote.
   *
   * @param around what the texts are held against where they say none of their own; it is no part
   *     of the result, and no problem is about it
   */
  public static Compilation of(List<SourceText> sources, Surroundings around) {
    Reading reading = CampaignReader.read(sources);
    Problems problems = new Problems();
    reading.problems().forEach(p -> problems.add(p.span(), p.message(), p.hint()));
    Segments segments = Segments.compile(reading.segments(), problems);
    List<ExecutableCampaign> campaigns = new ArrayList<>();
    PlanCheck plan =
        PlanCheck.of(reading.plan().or(around::plan), around.beside(reading.campaigns()));
    Optional<Policy> rules = reading.policy().or(around::policy);
    Map<String, List<Segment>> used = new TreeMap<>();
    for (Campaign campaign : reading.campaigns()) {
      int before = problems.count();
      Optional<ExecutableCampaign> compiled =
          CampaignCompiler.compile(
              campaign.withVersion(segments.versionOf(campaign)), segments, problems);
      plan.check(campaign, problems);
      rules.ifPresent(one -> PolicyUse.check(campaign, one, problems));
      compiled.filter(sound -> problems.count() == before).ifPresent(campaigns::add);
      used.put(campaign.id(), segments.usedBy(campaign));
    }
    reading.segments().forEach(segment -> plan.check(segment, problems));
    reading.plan().ifPresent(one -> TrustedNames.check(one, problems));
    Optional<ExecutablePolicy> policy =
        reading.policy().flatMap(one -> PolicyCompiler.compile(one, problems));
    reading.policy().ifPresent(one -> plan.check(one, problems));
    return new Compilation(campaigns, policy, reading.plan(), used, problems.inOrder());
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
