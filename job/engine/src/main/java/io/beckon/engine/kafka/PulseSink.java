package io.beckon.engine.kafka;

import io.beckon.engine.options.JobOptions;
import io.beckon.runtime.options.Settings;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Where ticks become pulses in the log. Not Flink's own Kafka sink: that one waits at checkpoints
 * until everything is written, fails the task where something is not, and never hears of new
 * partitions.
 */
public final class PulseSink implements Sink<Long> {

  private static final long serialVersionUID = 1L;

  private final Properties client;
  private final List<String> topics;

  /**
   * A sink that keeps the time of these topics moving.
   *
   * @param client properties of a Kafka client
   */
  public PulseSink(Properties client, List<String> topics) {
    this.client = client;
    this.topics = List.copyOf(topics);
  }

  /** Pulses for the events and for the campaigns' log. */
  public static PulseSink of(Settings settings) {
    return new PulseSink(
        settings.kafka(),
        List.of(settings.get(JobOptions.EVENTS), settings.get(JobOptions.CAMPAIGNS)));
  }

  @Override
  public SinkWriter<Long> createWriter(WriterInitContext context) {
    return new PulseWriter(client, topics, context.metricGroup());
  }
}
