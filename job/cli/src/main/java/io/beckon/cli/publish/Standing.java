package io.beckon.cli.publish;

import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.Compilation;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.compile.Surroundings;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.known.KnownHistory;
import io.beckon.core.known.Published;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Segment;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the texts in the campaigns topic say, read and compiled as the job does it. A text that
 * cannot be used is left out, as the job leaves it out.
 */
final class Standing {

  /** A campaign and the segments that it uses. */
  record WithSegments(Campaign campaign, List<Segment> segments) {}

  private final List<Published<ExecutableCampaign>> campaigns = new ArrayList<>();
  private final List<Published<ExecutablePlan>> plans = new ArrayList<>();

  /** By the key of a version. */
  private final Map<String, WithSegments> versions = new HashMap<>();

  private final Map<String, ExecutableCampaign> compiled = new HashMap<>();
  private final List<WithSegments> last = new ArrayList<>();
  private final List<ExecutableCampaign> inForce = new ArrayList<>();
  private Optional<Plan> plan = Optional.empty();
  private Optional<Policy> policy = Optional.empty();
  private final List<String> unusable = new ArrayList<>();

  private Standing() {}

  static Standing of(PublishedVersions versions) {
    Standing standing = new Standing();
    versions.all().forEach(standing::take);
    versions.campaigns().stream()
        .filter(one -> standing.versions.containsKey(one.key()))
        .forEach(
            one -> {
              standing.last.add(standing.versions.get(one.key()));
              standing.inForce.add(standing.compiled.get(one.key()));
            });
    // What stands is what was published last, even where it cannot be used.
    standing.plan = last(versions, ChangeKind.PLAN).flatMap(one -> planOf(one, reading(one)));
    standing.policy = last(versions, ChangeKind.POLICY).flatMap(one -> policyOf(one, reading(one)));
    return standing;
  }

  /** What files are held against that say none of their own. */
  Surroundings surroundings() {
    return new Surroundings(plan, policy, campaigns());
  }

  /** The version in force of each campaign. */
  List<WithSegments> last() {
    return List.copyOf(last);
  }

  /** The version in force of each campaign. */
  List<Campaign> campaigns() {
    return last.stream().map(WithSegments::campaign).toList();
  }

  /** The version in force of a campaign. */
  Optional<ExecutableCampaign> campaign(String id) {
    return inForce.stream().filter(campaign -> campaign.id().equals(id)).findFirst();
  }

  /** All that is in force, ready to run. */
  Compilation compiled() {
    return with(
        new Compilation(List.of(), Optional.empty(), Optional.empty(), Map.of(), List.of()));
  }

  /** The same with what files put in its place. */
  Compilation with(Compilation files) {
    Set<String> ids =
        files.campaigns().stream().map(ExecutableCampaign::id).collect(Collectors.toSet());
    List<ExecutableCampaign> all = new ArrayList<>(files.campaigns());
    inForce.stream().filter(campaign -> !ids.contains(campaign.id())).forEach(all::add);
    return new Compilation(
        all,
        files.policy().or(() -> policy.flatMap(one -> PolicyCompiler.compile(one, new Problems()))),
        files.plan().or(() -> plan),
        Map.of(),
        List.of());
  }

  /**
   * Since when history is known.
   *
   * @param next campaigns that are about to come into force
   * @param nextPlan a plan that is
   * @param from log time in epoch milliseconds from which they are
   */
  KnownHistory history(List<ExecutableCampaign> next, Optional<Plan> nextPlan, long from) {
    List<Published<ExecutableCampaign>> allCampaigns = new ArrayList<>(campaigns);
    next.forEach(one -> allCampaigns.add(new Published<>(one, from)));
    List<Published<ExecutablePlan>> allPlans = new ArrayList<>(plans);
    nextPlan.ifPresent(one -> allPlans.add(new Published<>(ExecutablePlan.of(one), from)));
    return new KnownHistory(allCampaigns, allPlans);
  }

  /** What cannot be used, in the words of the log. */
  List<String> unusable() {
    return unusable;
  }

  private void take(CampaignChange change) {
    if (change.kind() == ChangeKind.TEMPLATE) {
      // Files of campaigns are not held against templates.
      return;
    }
    Reading reading = reading(change);
    boolean used =
        switch (change.kind()) {
          case CAMPAIGN -> takeCampaign(change, reading);
          case POLICY -> policyOf(change, reading).isPresent();
          case PLAN -> takePlan(change, reading);
          // Says nothing that files could be held against.
          case CONTROL, TEMPLATE -> true;
        };
    if (!used) {
      unusable.add(change.key());
    }
  }

  private boolean takeCampaign(CampaignChange change, Reading reading) {
    Segments segments = Segments.compile(reading.segments(), new Problems());
    Optional<Campaign> campaign =
        reading.campaigns().stream().filter(one -> one.id().equals(change.id())).findFirst();
    Optional<ExecutableCampaign> found =
        campaign.flatMap(one -> CampaignCompiler.compile(one, segments, new Problems()));
    if (found.isEmpty()) {
      return false;
    }
    campaigns.add(new Published<>(found.get(), change.effectiveFrom()));
    compiled.put(change.key(), found.get());
    versions.put(change.key(), new WithSegments(campaign.get(), segments.usedBy(campaign.get())));
    return true;
  }

  private boolean takePlan(CampaignChange change, Reading reading) {
    Optional<Plan> found = planOf(change, reading);
    found.ifPresent(
        one -> plans.add(new Published<>(ExecutablePlan.of(one), change.effectiveFrom())));
    return found.isPresent();
  }

  private static Optional<CampaignChange> last(PublishedVersions versions, ChangeKind kind) {
    return versions.last(kind).stream().findFirst();
  }

  private static Optional<Plan> planOf(CampaignChange change, Reading reading) {
    return reading.plan().filter(one -> one.id().equals(change.id()));
  }

  private static Optional<Policy> policyOf(CampaignChange change, Reading reading) {
    return reading.policy().filter(one -> one.id().equals(change.id()));
  }

  private static Reading reading(CampaignChange change) {
    List<SourceText> texts = new ArrayList<>(change.uses());
    texts.add(0, change.source());
    return CampaignReader.read(texts);
  }
}
