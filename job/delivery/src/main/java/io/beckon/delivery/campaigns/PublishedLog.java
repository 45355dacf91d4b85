package io.beckon.delivery.campaigns;

import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Where it is published. */
@FunctionalInterface
public interface PublishedLog extends Serializable {

  /**
   * Reads it to its end, and follows it until it is closed; each worker does so at each start.
   *
   * @param metrics of the worker
   * @throws Exception where it cannot be read to its end; the worker must not go on then
   */
  Published open(MetricGroup metrics) throws Exception;
}
