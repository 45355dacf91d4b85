package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compiles what a change is about and publishes it into a catalog.
 *
 * <p>A campaign is compiled with the files whose segments it uses, as they were when it was
 * published. It was held against the tracking plan then, and is not again: a plan that comes later
 * breaks no campaign that runs.
 */
final class ChangeCompiler {

  /** So many problems of a change are told; whoever mends those sees the others. */
  private static final int TOLD = 20;

  private final Catalog catalog;

  ChangeCompiler(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Publishes a change, or else leaves in force what was so before.
   *
   * @return what is wrong with it; empty where it was published
   */
  Optional<String> publish(CampaignChange change) {
    if (change.kind() == ChangeKind.CONTROL) {
      return change.said().control().applyTo(catalog, change.effectiveFrom());
    }
    List<SourceText> sources = new ArrayList<>();
    sources.add(change.source());
    sources.addAll(change.uses());
    Reading reading = CampaignReader.read(sources);
    Problems problems = new Problems();
    boolean published =
        switch (change.kind()) {
          case CAMPAIGN -> publishCampaign(change, reading, problems);
          case POLICY -> publishPolicy(change, reading, problems);
          case PLAN -> publishPlan(change, reading);
          // One is handled above, the other gets no further than the reader of the log.
          case CONTROL, TEMPLATE -> false;
        };
    return published ? Optional.empty() : Optional.of(problem(change, reading, problems));
  }

  /**
   * Journeys are pinned to the version as it was published. A later build may take another
   * fingerprint of the same text, and must find them all the same.
   */
  private boolean publishCampaign(CampaignChange change, Reading reading, Problems problems) {
    ExecutableCampaign known = catalog.version(change.id(), change.version());
    if (known != null) {
      // The same version once more: journeys that are pinned to it go on as they began.
      catalog.publish(known, change.effectiveFrom());
      return true;
    }
    // Problems of segments that the campaign does not use are not its own.
    Problems ofSegments = new Problems();
    Segments segments = Segments.compile(reading.segments(), ofSegments);
    Optional<ExecutableCampaign> compiled =
        reading.campaigns().stream()
            .filter(campaign -> campaign.id().equals(change.id()))
            .findFirst()
            .map(campaign -> campaign.withVersion(change.version()))
            .flatMap(campaign -> CampaignCompiler.compile(campaign, segments, problems));
    compiled.ifPresent(campaign -> catalog.publish(campaign, change.effectiveFrom()));
    if (compiled.isEmpty()) {
      ofSegments.inOrder().forEach(one -> problems.add(one.span(), one.message(), one.hint()));
    }
    return compiled.isPresent();
  }

  private boolean publishPolicy(CampaignChange change, Reading reading, Problems problems) {
    Optional<ExecutablePolicy> compiled =
        reading
            .policy()
            .filter(policy -> policy.id().equals(change.id()))
            .flatMap(policy -> PolicyCompiler.compile(policy, problems));
    compiled.ifPresent(policy -> catalog.publish(policy, change.effectiveFrom()));
    return compiled.isPresent();
  }

  private boolean publishPlan(CampaignChange change, Reading reading) {
    Optional<ExecutablePlan> compiled =
        reading.plan().filter(plan -> plan.id().equals(change.id())).map(ExecutablePlan::of);
    compiled.ifPresent(plan -> catalog.publish(plan, change.effectiveFrom()));
    return compiled.isPresent();
  }

  private static String problem(CampaignChange change, Reading reading, Problems problems) {
    List<Problem> found = problems.isEmpty() ? reading.problems() : problems.inOrder();
    return found.isEmpty()
        ? change.source().name() + " does not hold the " + change.kind().word() + ' ' + change.id()
        : found.stream().limit(TOLD).map(Problem::render).collect(Collectors.joining());
  }
}
