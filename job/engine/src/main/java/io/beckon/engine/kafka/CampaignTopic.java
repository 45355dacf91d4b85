package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.user.CampaignLog;
import io.beckon.engine.wire.CampaignRecords;
import io.beckon.runtime.log.RawRecord;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.log.TopicReader;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The campaigns' log in Kafka, read by a plain consumer of no group.
 *
 * <p>What cannot be read is passed over here: {@link CampaignDecoder} meets the same record, and
 * sets it aside. In a backfill the campaigns are published before it begins, whatever time they
 * carry. A log that is away, or was made anew, fails the worker, which starts anew then.
 */
public final class CampaignTopic implements CampaignLog {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Properties clients;
  private final TimeBase timeBase;
  private final RawRecordReader records;
  private final CampaignRecords campaigns;

  public CampaignTopic(Settings settings) {
    this.topic = settings.get(JobOptions.CAMPAIGNS);
    this.clients = settings.kafka();
    this.timeBase = settings.get(JobOptions.TIME_BASE);
    this.records = new RawRecordReader(timeBase);
    this.campaigns = new CampaignRecords(settings.get(JobOptions.CAMPAIGN_LEAD));
  }

  @Override
  public Reader open() throws IOException, InterruptedException {
    return new WholeLog(new TopicReader(topic, clients, records));
  }

  /** One pass over the topic. */
  private final class WholeLog implements Reader {

    private final TopicReader log;
    private long time = Long.MIN_VALUE;

    WholeLog(TopicReader log) {
      this.log = log;
    }

    @Override
    public long readToEnd(Consumer<CampaignChange> take) throws IOException, InterruptedException {
      log.readToEnd(record -> take(record, take));
      return timeBase == TimeBase.BACKFILL ? ALL_TIME : time;
    }

    private void take(RawRecord record, Consumer<CampaignChange> take) {
      time = Math.max(time, record.logTime());
      if (!record.pulse()
          && campaigns.read(record.value(), record.place())
              instanceof CampaignRecords.Published published
          && published.change().kind().isOfJourneys()) {
        take.accept(published.change());
      }
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
