package io.beckon.runtime.log;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads on to given places, as a rule to the end that a topic had a moment ago.
 *
 * <p>It goes by position and not by what is handed out: the last offsets may be marks of
 * transactions, and records between may be compacted away; neither is ever seen.
 */
public final class CatchUp {

  private static final Duration POLL = Duration.ofMillis(200);

  private CatchUp() {}

  /** Takes what is read. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    void take(ConsumerRecord<byte[], byte[]> record) throws E;
  }

  /**
   * Reads until the consumer stands at each of these places or behind it, in the caller's thread.
   * What was written behind them meanwhile may be handed out too.
   *
   * @param log is assigned at least these partitions, and stands where it is to begin
   * @param ends an offset for each partition; all before it is read
   * @param patience how long the log may come no nearer to them: it is away or, where only what is
   *     committed is read, somebody's transaction is open
   * @throws IOException where patience is at an end
   */
  public static <E extends Exception> void read(
      Consumer<byte[], byte[]> log,
      Map<TopicPartition, Long> ends,
      Duration patience,
      Taker<E> taker)
      throws IOException, E {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = left(log, ends);
    while (left > 0) {
      for (ConsumerRecord<byte[], byte[]> record : log.poll(POLL)) {
        taker.take(record);
      }
      long leftNow = left(log, ends);
      if (leftNow < left) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new IOException(
            "The topic "
                + topics(ends)
                + " came no nearer to its end for "
                + patience.toSeconds()
                + " s, and is not read to it");
      }
      left = leftNow;
    }
  }

  /** How many offsets are missing. What is read beyond an end makes up for nothing elsewhere. */
  private static long left(Consumer<byte[], byte[]> log, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - log.position(end.getKey())))
        .sum();
  }

  private static String topics(Map<TopicPartition, Long> ends) {
    return ends.keySet().stream()
        .map(TopicPartition::topic)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
