package io.beckon.cli.demo.house;

import io.beckon.broker.LocalKafka;
import io.beckon.broker.Ports;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.cli.demo.machine.Loop;
import io.beckon.cli.demo.machine.TopicsFollower;
import io.beckon.cli.demo.machine.WebPort;
import io.beckon.cli.demo.mail.MailRoom;
import io.beckon.cli.demo.mail.ShopPage;
import io.beckon.cli.demo.seen.Chronicle;
import io.beckon.cli.demo.shop.Shop;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.time.SimulatedClock;
import io.beckon.cli.demo.time.Speed;
import io.beckon.cli.publish.CampaignDesk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A broker, a Flink cluster with the campaign job and the shop that feeds them in one process, what
 * is read back, and the mail room with its processes. Closing it leaves nothing behind.
 */
public final class House implements AutoCloseable {

  public static final Duration GRACE = Duration.ofSeconds(60);
  public static final Duration SKEW = Duration.ofSeconds(2);

  /** How long after it was published a campaign is in force, by the shop's clock. */
  static final Duration LEAD = Duration.ofSeconds(30);

  /** A Monday morning; any would do, but always the same. */
  private static final Instant OPENING = Instant.parse("2025-03-03T08:00:00Z");

  private static final int REGULARS = 40;
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration CATCH_UP = Duration.ofSeconds(120);

  private final SimulatedClock clock;
  private final Chronicle chronicle = new Chronicle(You.USER_ID);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Feeder feeder;
  private Workbench workbench;
  private FlinkJob job;
  private EngineClock engineClock;
  private TopicsFollower readBack;
  private MailRoom mail;
  private Loop ticking;
  private Loop reading;

  private House(Speed speed) {
    this.clock = new SimulatedClock(OPENING, speed, System::nanoTime);
  }

  /**
   * How a house is set up.
   *
   * @param seed of the shop
   * @param campaigns folder of the example campaigns
   * @param folder for everything on disk; the caller's to delete
   * @param webPort of Flink's pages; another one where it is taken
   * @param inboxPort of the inbox's page; another one where it is taken
   * @param gateway folder of the gateway's classes and libraries
   * @param speed of the clock once it is let go
   */
  public record Plan(
      long seed,
      Path campaigns,
      Path folder,
      int webPort,
      int inboxPort,
      Path gateway,
      Speed speed) {}

  /**
   * Opens it; the clock is held.
   *
   * @param progress is told what is being started
   */
  public static House open(Plan plan, Consumer<String> progress) throws Exception {
    House house = new House(plan.speed());
    try {
      house.start(plan, progress);
      return house;
    } catch (Exception | Error e) {
      house.close();
      throw e;
    }
  }

  private void start(Plan plan, Consumer<String> progress) throws Exception {
    progress.accept("Kafka");
    LocalKafka kafka = opened(LocalKafka.start(plan.folder().resolve("kafka"), Ports.free()));
    String servers = kafka.bootstrapServers();
    Topics.create(kafka);
    KafkaEventLog log = opened(new KafkaEventLog(servers));
    ShopPage shopPage = opened(ShopPage.open());
    // An hour before the shop opens: in force when it does.
    long published = OPENING.minus(Duration.ofHours(1)).toEpochMilli();
    ExampleTemplates.entries(plan.campaigns().resolve("templates"), shopPage.address())
        .forEach(entry -> log.publish(entry, published));
    ExampleCampaigns.entries(plan.campaigns()).forEach(entry -> log.publish(entry, published));

    progress.accept("Flink");
    job = opened(FlinkJob.start(servers, WebPort.free(plan.webPort()), plan.folder()));
    job.awaitRunning();
    engineClock = new EngineClock(job.address(), job.id());

    feeder = new Feeder(new Shop(plan.seed(), clock.now(), REGULARS), clock, log);
    feeder.you(You::introduce);
    workbench =
        Workbench.set(
            plan, new CampaignDesk(servers, Topics.CAMPAIGNS, Topics.JOURNEYS, GRACE), feeder);
    SeenRecords seen = new SeenRecords();
    readBack =
        opened(
            new TopicsFollower(servers, Topics.READ_BACK, record -> seen.add(record, chronicle)));
    opened(Loop.start("engine-clock", Duration.ofMillis(300), engineClock::read));
    reading = opened(Loop.start("read-back", Duration.ZERO, readBack::read));
    ticking = opened(Loop.start("shop", TICK, feeder::tick));

    progress.accept("delivery, gateway and inbox");
    mail =
        opened(
            MailRoom.open(
                kafka,
                new MailRoom.Plan(
                    Topics.SENDS,
                    Topics.CAMPAIGNS,
                    plan.gateway(),
                    plan.folder(),
                    plan.inboxPort(),
                    feeder::hear)));
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.push(one);
    return one;
  }

  public SimulatedClock clock() {
    return clock;
  }

  public Feeder feeder() {
    return feeder;
  }

  public Workbench workbench() {
    return workbench;
  }

  public Chronicle chronicle() {
    return chronicle;
  }

  public EngineClock engineClock() {
    return engineClock;
  }

  public MailRoom mail() {
    return mail;
  }

  /** Where Flink's pages are. */
  public String webAddress() {
    return job.address();
  }

  /**
   * Looks after the threads.
   *
   * @throws DemoFailure where one of them came to an end
   */
  public void mustBeWell() {
    for (Loop loop : new Loop[] {ticking, reading}) {
      if (loop.failure() != null) {
        throw new DemoFailure(
            "Lost touch with Kafka: " + loop.failure().getMessage(), loop.failure());
      }
    }
    mail.mustBeWell();
  }

  /**
   * Ends the log, waits until the engine has read it, stops the job and reads everything back.
   *
   * @return up to which instant of log time everything was decided
   */
  public long finish() throws Exception {
    clock.hold();
    long end = clock.now();
    feeder.end(end + SKEW.toMillis() + 1);
    long deadline = System.nanoTime() + CATCH_UP.toNanos();
    while (engineClock.last().orElse(Long.MIN_VALUE) < end) {
      mustBeWell();
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("The engine did not catch up with the log.");
      }
      Thread.sleep(50);
    }
    ticking.close();
    job.stop();
    reading.close();
    readBack.readToEnd();
    return end;
  }

  /** In the reverse order of opening: the job before the broker. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        // The rest must be closed all the same.
      }
    }
  }
}
