package io.beckon.cli.campaigns;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.template.MessageTemplate;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is published under a version of its own. A segment is not: it goes with the
 * campaigns that use it, whose versions it is part of.
 *
 * @param kind what it is
 * @param id of the campaign; the name of the policy, plan or template
 * @param version fingerprint
 * @param source the file that holds it
 * @param uses the other files whose segments it uses; of a template the other files that it is made
 *     of
 */
public record Publishable(
    ChangeKind kind, String id, String version, SourceText source, List<SourceText> uses) {

  public Publishable {
    uses = List.copyOf(uses);
  }

  /** All that is among files without a problem: what counts for all campaigns, then those. */
  public static List<Publishable> among(Compilation compilation) {
    List<Publishable> found = new ArrayList<>();
    compilation
        .policy()
        .map(ExecutablePolicy::definition)
        .map(policy -> alone(ChangeKind.POLICY, policy.id(), policy.version(), policy.span()))
        .ifPresent(found::add);
    compilation
        .plan()
        .map(plan -> alone(ChangeKind.PLAN, plan.id(), plan.version(), plan.span()))
        .ifPresent(found::add);
    for (ExecutableCampaign campaign : compilation.campaigns()) {
      SourceText source = campaign.definition().span().source();
      found.add(
          new Publishable(
              ChangeKind.CAMPAIGN,
              campaign.id(),
              campaign.version(),
              source,
              compilation.segments().getOrDefault(campaign.id(), List.of()).stream()
                  .map(segment -> segment.span().source())
                  .distinct()
                  .filter(file -> !file.equals(source))
                  .toList()));
    }
    return found;
  }

  /** Templates: each with all its files, under their places in the folder of templates. */
  public static List<Publishable> of(List<MessageTemplate> templates) {
    return templates.stream().map(Publishable::of).toList();
  }

  private static Publishable of(MessageTemplate template) {
    List<SourceText> files =
        template.files().stream()
            .map(file -> new SourceText(file.path(), file.source().text()))
            .toList();
    return new Publishable(
        ChangeKind.TEMPLATE,
        template.name(),
        template.version(),
        files.get(0),
        files.subList(1, files.size()));
  }

  private static Publishable alone(ChangeKind kind, String id, String version, Span span) {
    return new Publishable(kind, id, version, span.source(), List.of());
  }

  /**
   * As the job takes it from its record.
   *
   * @param effectiveFrom log time in epoch milliseconds from which it is in force
   * @param offset of the record, in the topic's one partition
   */
  public CampaignChange change(long effectiveFrom, long offset) {
    return new CampaignChange(kind, id, version, source, uses, effectiveFrom, 0, offset);
  }

  /** Whether it is the tracking plan. */
  public boolean isPlan() {
    return kind == ChangeKind.PLAN;
  }

  /** The key of its record. */
  String key() {
    return kind.key(id, version);
  }

  /** For people: {@code cart-recovery}, {@code policy default}. */
  public String title() {
    return kind.line(id);
  }
}
