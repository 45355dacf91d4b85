package io.beckon.delivery.campaigns;

import io.beckon.delivery.options.CampaignOptions;
import io.beckon.runtime.log.RawRecordReader;
import io.beckon.runtime.log.TimeBase;
import io.beckon.runtime.log.TopicReader;
import io.beckon.runtime.options.Settings;
import java.io.IOException;
import org.apache.flink.metrics.MetricGroup;

/** The campaigns' log in Kafka. */
public final class CampaignsTopic implements PublishedLog {

  private static final long serialVersionUID = 1L;

  private final Settings settings;

  public CampaignsTopic(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Published open(MetricGroup metrics) throws IOException, InterruptedException {
    return CampaignFollower.start(
        () ->
            new TopicReader(
                settings.get(CampaignOptions.TOPIC),
                settings.kafka(),
                // Of a backfill too: a header can only say that a record is older.
                new RawRecordReader(TimeBase.BACKFILL)),
        settings.get(CampaignOptions.LEAD),
        metrics);
  }
}
