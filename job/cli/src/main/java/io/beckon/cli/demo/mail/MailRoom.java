package io.beckon.cli.demo.mail;

import io.beckon.broker.LocalKafka;
import io.beckon.broker.process.ChildProcess;
import io.beckon.broker.process.ProcessEnded;
import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.cli.demo.machine.WebPort;
import io.beckon.cli.demo.seen.Deliveries;
import io.beckon.core.event.Event;
import io.beckon.inbox.Inbox;
import io.beckon.inbox.Mail;
import io.beckon.inbox.MailServer;
import io.beckon.inbox.Mailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What takes a message from its command to an inbox and back: the delivery job and the gateway as
 * processes of their own, a mail server with a page in this one, and the time bridge.
 */
public final class MailRoom implements AutoCloseable {

  private static final String DOMAIN = "shop.example";

  /** Beyond it the oldest goes; what has arrived is counted all the same. */
  private static final int MAILS = 500;

  private static final String SMALL = "-Xmx384m";
  private static final String SOON_UP = "-XX:TieredStopAtLevel=1";

  private final Deliveries deliveries = new Deliveries();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Mailbox box = new Mailbox(MAILS, this::arrived);
  private Inbox inbox;
  private Path folder;
  private ChildProcess gateway;
  private ChildProcess.Plan deliveryPlan;
  private ChildProcess delivery;
  private TimeBridge bridge;

  private MailRoom() {}

  /**
   * What it is set up with.
   *
   * @param sends the topic of what is decided
   * @param campaigns the topic of what is published, templates among it
   * @param gateway folder of the gateway's classes, and of the libraries that it brings
   * @param folder for everything on disk; the caller's to delete
   * @param inboxPort of the inbox's page; another where it is taken
   * @param heard takes what delivery and gateway tell
   */
  public record Plan(
      String sends,
      String campaigns,
      Path gateway,
      Path folder,
      int inboxPort,
      Consumer<Event> heard) {}

  /** Opens it; the processes come up behind that, and what is decided meanwhile waits for them. */
  public static MailRoom open(LocalKafka kafka, Plan plan) throws Exception {
    MailRoom room = new MailRoom();
    try {
      room.start(kafka, plan);
      return room;
    } catch (Exception | Error e) {
      room.close();
      throw e;
    }
  }

  private void start(LocalKafka kafka, Plan plan) throws Exception {
    String servers = kafka.bootstrapServers();
    folder = plan.folder();
    MailTopics.create(kafka);
    MailServer mailServer = opened(MailServer.start(box, 0, InstantSource.system()));
    inbox = opened(Inbox.open(box, WebPort.free(plan.inboxPort())));
    Map<String, String> secrets = Map.of("BECKON_LINK_KEYS", newKey());
    int links = WebPort.free(0);
    gateway =
        opened(
            ChildProcess.start(
                gateway(plan, servers, links, secrets), folder.resolve("gateway.log")));
    deliveryPlan = delivery(plan, servers, mailServer.port(), links, secrets);
    startDelivery();
    bridge =
        opened(
            new TimeBridge(
                servers, plan.sends(), deliveries, plan.heard(), InstantSource.system()));
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.push(one);
    return one;
  }

  /** The gateway brings another slf4j than Flink: it has a class path of its own. */
  private static ChildProcess.Plan gateway(
      Plan plan, String servers, int port, Map<String, String> secrets) {
    Path libraries = plan.gateway().resolve("lib");
    if (!Files.isDirectory(libraries)) {
      throw new DemoFailure(
          "There is no gateway in " + plan.gateway() + "; scripts/demo builds it.");
    }
    return new ChildProcess.Plan(
        "gateway",
        plan.gateway().resolve("classes") + ":" + libraries.resolve("*"),
        "io.beckon.gateway.Gateway",
        List.of(SMALL, SOON_UP),
        List.of(
            "--http.host=127.0.0.1",
            "--http.port=" + port,
            "--kafka.bootstrap.servers=" + servers,
            "--topic.events=" + MailTopics.EVENTS,
            // A moment is enough to tell a scanner, and who watches does not want to wait.
            "--hits.hold=500ms",
            "--page.name=Oak and Wool",
            "--page.topics=offers = Reminders and offers, tips = First steps",
            "--page.less-often=off"),
        secrets);
  }

  private static ChildProcess.Plan delivery(
      Plan plan, String servers, int smtp, int links, Map<String, String> secrets) {
    return new ChildProcess.Plan(
        "delivery job",
        ChildProcess.ownClassPath(),
        DeliveryProcess.class.getName(),
        List.of(
            SMALL,
            SOON_UP,
            "-Dlog4j2.configurationFile=demo-log4j2.properties",
            "-Dlog.file=" + plan.folder().resolve("delivery.log")),
        List.of(
            plan.folder().resolve("delivery").toString(),
            "--kafka.bootstrap.servers=" + servers,
            "--topic.sends=" + MailTopics.SENDS,
            "--topic.events=" + MailTopics.EVENTS,
            "--topic.dead-letters=" + MailTopics.DEAD_LETTERS,
            "--topic.deliveries=" + MailTopics.DELIVERIES,
            "--topic.campaigns=" + plan.campaigns(),
            "--smtp.host=127.0.0.1",
            "--smtp.port=" + smtp,
            "--smtp.tls=off",
            "--mail.domain=" + DOMAIN,
            "--mail.link-base=http://127.0.0.1:" + links,
            // All shoppers have their mail at one domain.
            "--gate.domain-connections=16",
            "--checkpoint.interval=1s",
            "--checkpoint.min-pause=500ms"),
        secrets);
  }

  private static String newKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return "1:" + Base64.getEncoder().encodeToString(key);
  }

  private void arrived(Mail mail) {
    deliveries.arrived(mail.messageId().replaceAll("@.*", ""));
  }

  /** The page of a user's mails; of all where none is named. */
  public String address(String recipient) {
    String page = inbox.address().toString();
    return recipient.isEmpty() ? page.replaceAll("/$", "") : page + "?to=" + recipient;
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  /** The mail of a command; empty where it has not arrived, or is not there any more. */
  public Optional<Mail> mail(String commandId) {
    return box.newestFirst().stream()
        .filter(mail -> mail.messageId().startsWith(commandId + '@'))
        .findFirst();
  }

  /** {@code kill -9} of the delivery job. */
  public synchronized void killDelivery() throws InterruptedException {
    delivery.kill();
    delivery = null;
  }

  /** Starts the delivery job, again where it was killed; returns at once. */
  public synchronized void startDelivery() throws IOException {
    delivery = ChildProcess.start(deliveryPlan, folder.resolve("delivery.out"));
  }

  /**
   * Looks after the processes.
   *
   * @throws DemoFailure where one of them has come to an end that nobody asked for
   */
  public synchronized void mustBeWell() {
    try {
      gateway.mustBeWell();
      if (delivery != null) {
        delivery.mustBeWell();
      }
    } catch (ProcessEnded e) {
      throw new DemoFailure(e.getMessage(), e);
    }
    if (bridge.failure() != null) {
      throw new DemoFailure(
          "Lost touch with delivery: " + bridge.failure().getMessage(), bridge.failure());
    }
  }

  /** Delivery first: it must not find the others gone. */
  @Override
  public synchronized void close() throws Exception {
    if (delivery != null) {
      delivery.close();
    }
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
