package io.beckon.benchmark;

import io.beckon.broker.BrokerProcess;
import io.beckon.broker.Ports;
import io.beckon.broker.process.ChildProcess;
import io.beckon.broker.process.Conversation;
import io.beckon.runtime.log.LogHeaders;
import io.beckon.runtime.wire.SingleObject;
import io.beckon.schemas.CampaignRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka broker as a process of its own, and the topics of one run after another. */
final class Broker implements AutoCloseable {

  static final String CAMPAIGNS = "campaigns-benchmark";

  private static final int PARTITIONS = 12;
  private static final String[] KINDS = {"sends", "events", "dead-letters", "deliveries"};

  private final Conversation process;
  private final String address;
  private final Admin admin;

  /** Starts it, and publishes the template, which has been in force for long. */
  Broker(Path folder) throws IOException, ExecutionException, InterruptedException {
    Ports ports = Ports.free();
    process =
        Conversation.start(
            new ChildProcess.Plan(
                "broker",
                ChildProcess.ownClassPath(),
                BrokerProcess.class.getName(),
                List.of("-Xmx512m"),
                List.of(
                    folder.toString(),
                    String.valueOf(ports.clients()),
                    String.valueOf(ports.controller()),
                    "1"),
                Map.of()));
    process.mustHear();
    address = "127.0.0.1:" + ports.clients();
    admin = Admin.create(Map.of("bootstrap.servers", address));
    // The process has one of its own, whose records have the time of the broker.
    create(List.of(topic(CAMPAIGNS, 1, true)));
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      long longAgo = Instant.now().minus(Duration.ofHours(1)).toEpochMilli();
      byte[] template = SingleObject.encode(CampaignRecord.getEncoder(), Mailing.published());
      producer.send(new ProducerRecord<>(CAMPAIGNS, 0, longAgo, new byte[] {1}, template)).get();
    }
  }

  private static NewTopic topic(String name, int partitions, boolean compacted) {
    return new NewTopic(name, partitions, (short) 1)
        .configs(compacted ? Map.of("cleanup.policy", "compact") : Map.of());
  }

  private void create(List<NewTopic> topics) throws ExecutionException, InterruptedException {
    admin.createTopics(topics).all().get();
    awaitTopics(topics.stream().map(NewTopic::name).toList());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            address,
            "linger.ms",
            "20",
            // A broker that takes a second batch while it does not have the topic yet for the
            // first would take neither from then on.
            "max.in.flight.requests.per.connection",
            "1"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  String address() {
    return address;
  }

  /** The name of a topic in a run. */
  static String topic(String kind, String run) {
    return kind + '-' + run;
  }

  /** Makes the topics of a run, and fills that of its commands. */
  void prepare(String run, Iterable<byte[]> commands)
      throws ExecutionException, InterruptedException {
    List<NewTopic> topics = new ArrayList<>();
    for (String kind : KINDS) {
      topics.add(topic(topic(kind, run), PARTITIONS, kind.equals("deliveries")));
    }
    create(topics);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      // The campaign job writes one each second: so it is known what is in force.
      producer.send(LogHeaders.pulse(CAMPAIGNS, 0, Instant.now().toEpochMilli())).get();
      List<Future<?>> written = new ArrayList<>();
      for (byte[] command : commands) {
        int partition = written.size() % PARTITIONS;
        written.add(
            producer.send(new ProducerRecord<>(topic("sends", run), partition, null, command)));
      }
      for (Future<?> one : written) {
        one.get();
      }
    }
  }

  /** The controller has made them; the broker hears of it a moment later. */
  private void awaitTopics(List<String> names) throws ExecutionException, InterruptedException {
    boolean there = false;
    while (!there) {
      TimeUnit.MILLISECONDS.sleep(20);
      try {
        there =
            admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
  }

  /** Takes the topics of a run away. */
  void forget(String run) throws ExecutionException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (String kind : KINDS) {
      names.add(topic(kind, run));
    }
    admin.deleteTopics(names).all().get();
  }

  Duration cpu() {
    return process.process().cpu();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
    process.close();
  }
}
