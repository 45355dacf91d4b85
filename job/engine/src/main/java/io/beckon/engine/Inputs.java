package io.beckon.engine;

import io.beckon.engine.user.CampaignLog;
import io.beckon.runtime.log.RawRecord;
import org.apache.flink.api.connector.source.Source;

/**
 * What the job reads.
 *
 * @param events what users did, pulses among it
 * @param eventPartitions how many parts the events come in; more readers than these would hold time
 *     for ever
 * @param campaigns the campaigns' log, to follow it
 * @param campaignLog the same log, to read it to its end before anything else
 */
public record Inputs(
    Source<RawRecord, ?, ?> events,
    int eventPartitions,
    Source<RawRecord, ?, ?> campaigns,
    CampaignLog campaignLog) {}
