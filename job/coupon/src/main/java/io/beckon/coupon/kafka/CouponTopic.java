package io.beckon.coupon.kafka;

import io.beckon.coupon.pool.CouponEntry;
import io.beckon.coupon.pool.Pools;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic in the hands of a person: what stands in it, and new codes. */
public final class CouponTopic {

  private final String topic;
  private final Properties clients;
  private final InstantSource clock;

  /**
   * The topic.
   *
   * @param clients where the brokers are, and how to log in
   */
  public CouponTopic(String topic, Properties clients, InstantSource clock) {
    this.topic = topic;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * The pools as they stand now.
   *
   * @throws CouponsUnavailableException where the topic is not there, or cannot be read
   */
  public Pools read() throws CouponsUnavailableException {
    try (CouponReader reader = new CouponReader(topic, clients)) {
      Pools pools = new Pools();
      reader.readToEnd(pools::take);
      return pools;
    }
  }

  /**
   * Puts codes into a pool; returns when all are safe.
   *
   * @throws CouponsUnavailableException where that is not known; some may be there, and to do it
   *     again does no harm
   */
  public void load(String pool, List<String> codes) throws CouponsUnavailableException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            CouponWriter.settings(clients, "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> written = new ArrayList<>();
      for (String code : codes) {
        written.add(
            producer.send(
                CouponRecords.write(topic, new CouponEntry.Code(pool, code), clock.instant())));
      }
      for (Future<?> one : written) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (KafkaException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private CouponsUnavailableException failed(Throwable why) {
    return new CouponsUnavailableException(
        "The topic " + topic + " cannot be written: " + why.getMessage(), why);
  }
}
