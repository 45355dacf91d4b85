package io.beckon.core.compile;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.Campaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole way from texts to campaigns that run.
 *
 * @param campaigns those without a problem, in the order of the files
 * @param problems of reading and of compiling, by file, line and column
 */
public record Compilation(List<ExecutableCampaign> campaigns, List<Problem> problems) {

  public Compilation {
    campaigns = List.copyOf(campaigns);
    problems = List.copyOf(problems);
  }

  /** Reads and compiles; never throws on what an author wrote. */
  public static Compilation of(List<SourceText> sources) {
    Reading reading = CampaignReader.read(sources);
    Problems problems = new Problems();
    reading.problems().forEach(p -> problems.add(p.span(), p.message(), p.hint()));
    List<ExecutableCampaign> campaigns = new ArrayList<>();
    PlanCheck plan = PlanCheck.of(reading.plan(), reading.campaigns());
    for (Campaign campaign : reading.campaigns()) {
      int before = problems.count();
      Optional<ExecutableCampaign> compiled = CampaignCompiler.compile(campaign, problems);
      plan.check(campaign, problems);
      compiled.filter(sound -> problems.count() == before).ifPresent(campaigns::add);
    }
    reading.segments().forEach(segment -> plan.check(segment, problems));
    reading.policy().ifPresent(policy -> plan.check(policy, problems));
    return new Compilation(campaigns, problems.inOrder());
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
