package io.beckon.engine.record;

import io.beckon.core.source.SourceText;
import java.util.List;

/**
 * A record of the campaigns' log: a version of a campaign, of the policy or of the tracking plan,
 * or a word about how a campaign stands; and when it takes effect.
 *
 * @param kind what it is about
 * @param id of the campaign; the name of the policy or plan
 * @param version fingerprint, as it was published; journeys are pinned to it
 * @param source the file as its author wrote it; holds what this is a version of, and may hold more
 * @param uses the other files whose segments a campaign uses
 * @param effectiveFrom log time of the events in epoch milliseconds from which the version is in
 *     force, inclusive
 * @param partition of the campaigns topic
 * @param offset in that partition
 * @param said of a {@link ChangeKind#CONTROL} what was said; null for a version
 */
public record CampaignChange(
    ChangeKind kind,
    String id,
    String version,
    SourceText source,
    List<SourceText> uses,
    long effectiveFrom,
    int partition,
    long offset,
    Said said) {

  private static final SourceText NOTHING = new SourceText("", "");

  public CampaignChange {
    uses = List.copyOf(uses);
  }

  /** A version. */
  public CampaignChange(
      ChangeKind kind,
      String id,
      String version,
      SourceText source,
      List<SourceText> uses,
      long effectiveFrom,
      int partition,
      long offset) {
    this(kind, id, version, source, uses, effectiveFrom, partition, offset, null);
  }

  /** A word about how a campaign stands. */
  public CampaignChange(Said said, long effectiveFrom, int partition, long offset) {
    this(
        ChangeKind.CONTROL,
        said.control().campaign(),
        said.control().version(),
        NOTHING,
        List.of(),
        effectiveFrom,
        partition,
        offset,
        said);
  }

  /** A version of a campaign that uses no other file. */
  public CampaignChange(
      String campaign,
      String version,
      String file,
      String text,
      long effectiveFrom,
      int partition,
      long offset) {
    this(
        ChangeKind.CAMPAIGN,
        campaign,
        version,
        new SourceText(file, text),
        List.of(),
        effectiveFrom,
        partition,
        offset);
  }

  /** The key of its record. */
  public String key() {
    return kind.key(id, said == null ? version : said.sequence());
  }
}
