package io.beckon.broker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single-node Kafka in this JVM: broker and controller, with transactions, on the loopback
 * address.
 *
 * <p>It can be stopped and started again on the same ports and data, which is how tests take the
 * broker away. Nothing is kept for less than ever: replayed history carries old timestamps, and a
 * broker's default would delete it a week later than its own time. Topics are not created by
 * looking at them, so that a missing one is noticed. It is not for production: one copy, no
 * security.
 *
 * <p>Not thread-safe. It logs as the class path's logging says.
 */
public final class LocalKafka implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int NODE = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The same for ever: a folder that is taken up again must find its own. */
  private static final String CLUSTER = new Uuid(0x626563_6b6f6eL, NODE).toString();

  private final Path directory;
  private final boolean temporary;
  private final Ports ports;
  private final Map<String, String> settings;
  private KafkaRaftServer server;

  private LocalKafka(Path directory, boolean temporary, Ports ports, Map<String, String> settings) {
    this.directory = directory;
    this.temporary = temporary;
    this.ports = ports;
    this.settings = settings;
  }

  /** Starts a broker on free ports whose data goes away when it is closed. */
  public static LocalKafka start() {
    return start(Map.of());
  }

  /**
   * Starts a broker on free ports whose data goes away when it is closed.
   *
   * @param settings server properties over the defaults of this class
   */
  public static LocalKafka start(Map<String, String> settings) {
    try {
      Path directory = Files.createTempDirectory("beckon-kafka");
      return started(new LocalKafka(directory, true, Ports.free(), settings));
    } catch (IOException e) {
      throw new IllegalStateException("No folder for the broker's data", e);
    }
  }

  /**
   * Starts a broker on data that stays.
   *
   * @param directory holds the data; made and formatted where it is new, taken up where it is not
   */
  public static LocalKafka start(Path directory, Ports ports) {
    return started(new LocalKafka(directory, false, ports, Map.of()));
  }

  private static LocalKafka started(LocalKafka kafka) {
    try {
      kafka.startAgain();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** What clients take as {@code bootstrap.servers}; the same after a restart. */
  public String bootstrapServers() {
    return HOST + ':' + ports.clients();
  }

  public Ports ports() {
    return ports;
  }

  /** Creates a topic and returns when it can be written to. */
  public void createTopic(String name, int partitions, TimestampType time) {
    createTopic(name, partitions, time, Map.of());
  }

  /**
   * Creates a topic and returns when it can be written to.
   *
   * @param time whether records carry the broker's time or the producer's; with the producer's, any
   *     instant is taken
   * @param settings topic properties beside it, such as {@code cleanup.policy}
   * @throws IllegalStateException where it exists already
   */
  public void createTopic(
      String name, int partitions, TimestampType time, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, time.name);
    if (time == TimestampType.CREATE_TIME) {
      all.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
      all.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
    }
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(all);
    Map<String, Object> client =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(topic)).all().get();
      awaitLeaders(admin, name);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Topic " + name + " was not created", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while topic " + name + " was created", e);
    }
  }

  /** The controller has made the topic; the broker hears of it a moment later. */
  private static void awaitLeaders(Admin admin, String name)
      throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!hasLeaders(admin, name)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Topic " + name + " has no leader");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static boolean hasLeaders(Admin admin, String name)
      throws ExecutionException, InterruptedException {
    try {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .get(name)
          .partitions()
          .stream()
          .allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  /** Takes the broker away; its data stays. Nothing happens where it is away already. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Brings the broker back on the same ports and data. */
  public void startAgain() {
    if (server != null) {
      throw new IllegalStateException("The broker is running");
    }
    Properties properties = properties();
    properties.putAll(settings);
    format();
    server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    server.startup();
  }

  /** Stops the broker; data in a temporary folder is deleted. */
  @Override
  public void close() {
    stop();
    if (temporary) {
      delete(directory);
    }
  }

  private Properties properties() {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE));
    p.put("controller.quorum.voters", NODE + "@" + HOST + ':' + ports.controller());
    p.put("controller.listener.names", "CONTROLLER");
    p.put(
        "listeners",
        "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + HOST + ':' + ports.controller());
    p.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
    p.put("log.dirs", data().toString());
    p.put("auto.create.topics.enable", "false");
    p.put("log.retention.ms", "-1");
    // One node: one copy of everything, and no waiting for others to join.
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("transaction.max.timeout.ms", "3600000");
    // Small: it shares the machine with a Flink cluster.
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    return p;
  }

  private Path data() {
    return directory.resolve("kafka");
  }

  private void format() {
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
      new Formatter()
          .setNodeId(NODE)
          .setClusterId(CLUSTER)
          .addDirectory(data().toString())
          .setMetadataLogDirectory(data().toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .setPrintStream(nowhere)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("The broker's folder was not formatted: " + data(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // A temporary folder that stays behind harms nobody; the test or demo itself is over.
    }
  }
}
