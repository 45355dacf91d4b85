package io.beckon.engine.record;

/**
 * A record of the campaigns' log: a version of a campaign, and when it takes effect.
 *
 * @param campaign id of the campaign
 * @param version fingerprint, as it was published; journeys are pinned to it
 * @param file name of the file, for problems
 * @param text the file as its author wrote it; holds this campaign, and may hold others
 * @param effectiveFrom log time of the events in epoch milliseconds from which the version is in
 *     force, inclusive
 * @param partition of the campaigns topic
 * @param offset in that partition
 */
public record CampaignChange(
    String campaign,
    String version,
    String file,
    String text,
    long effectiveFrom,
    int partition,
    long offset) {}
