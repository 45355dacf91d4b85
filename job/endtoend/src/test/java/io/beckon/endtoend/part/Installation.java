package io.beckon.endtoend.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.broker.LocalKafka;
import io.beckon.core.json.JsonWriter;
import io.beckon.inbox.Inbox;
import io.beckon.inbox.Mail;
import io.beckon.inbox.MailServer;
import io.beckon.inbox.Mailbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A shop that runs: Kafka, both jobs, the gateway, a mail server with its page, and campaigns that
 * were published. One for all tests, which therefore each have users of their own.
 *
 * <pre>
 * {@literal @}ExtendWith(Installation.Shared.class)
 * </pre>
 */
public final class Installation implements AutoCloseable, ExtensionContext.Store.CloseableResource {

  public static final String LINK_KEYS = "1:" + "QmVja29u".repeat(5) + "QmU";
  private static final String WRITE_KEY = "only-for-these-tests";

  private final Path folder;
  private final List<AutoCloseable> started = new ArrayList<>();
  private final LocalKafka kafka;
  private final GatewayProcess gateway;
  private final Mailbox box = new Mailbox(1_000);
  private final Inbox inbox;
  private final ReluctantRelay relay;
  private final Topics topics;
  private final Web web = new Web();
  private int knocks;

  private Installation() throws Exception {
    folder = Files.createTempDirectory("beckon-endtoend");
    try {
      kafka = with(LocalKafka.start());
      Topics.create(kafka);
      topics = with(new Topics(kafka.bootstrapServers()));
      gateway = with(GatewayProcess.start(folder, kafka.bootstrapServers(), LINK_KEYS, WRITE_KEY));
      MailServer server = with(MailServer.start(box, 0, InstantSource.system()));
      inbox = with(Inbox.open(box, 0));
      relay = with(new ReluctantRelay(server.port()));
      Jobs jobs = with(new Jobs(folder));
      jobs.startCampaigns(campaignOptions());
      jobs.startDelivery(deliveryOptions(), Map.of("BECKON_LINK_KEYS", LINK_KEYS));
      Operator.publishShop(kafka.bootstrapServers());
      awaitEntries();
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T with(T part) {
    started.add(0, part);
    return part;
  }

  private Map<String, String> campaignOptions() {
    return Map.of(
        "kafka.bootstrap.servers", kafka.bootstrapServers(),
        "time.grace", "1s",
        "events.discovery-interval", "300ms",
        "campaigns.lead", "1s",
        "pulse.interval", "300ms",
        "checkpoint.interval", "300ms",
        "checkpoint.min-pause", "0s");
  }

  private Map<String, String> deliveryOptions() {
    return Map.ofEntries(
        Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
        Map.entry("campaigns.lead", "1s"),
        Map.entry("smtp.host", "127.0.0.1"),
        Map.entry("smtp.port", String.valueOf(relay.port())),
        Map.entry("smtp.tls", "off"),
        Map.entry("mail.domain", "shop.example"),
        Map.entry("mail.link-base", gateway.base()),
        Map.entry("retry.first", "1s"),
        Map.entry("retry.longest", "1s"),
        Map.entry("breaker.failures", "1000"),
        Map.entry("checkpoint.interval", "300ms"),
        Map.entry("checkpoint.min-pause", "0s"));
  }

  /** Returns when campaigns take users in: a change of theirs counts from a lead behind it. */
  public void awaitEntries() {
    Set<String> knocked = new HashSet<>();
    Await.until(
        "campaigns take users in",
        () -> {
          String user = "knock-" + knocks++;
          knocked.add(address(user));
          comes(user);
          track(user, "offer_wanted", Map.of());
          return mails().stream().anyMatch(mail -> knocked.contains(mail.to()));
        });
  }

  /** Runs a command as an operator does; it must succeed. */
  public void beckon(Object... arguments) {
    Operator.beckon(kafka.bootstrapServers(), arguments);
  }

  /** A shop's server tells who a user is. */
  public void identify(String user, Map<String, Object> traits) {
    call(Map.of("type", "identify", "userId", user, "traits", traits));
  }

  /** A shop's server tells what a user did. */
  public void track(String user, String event, Map<String, Object> properties) {
    call(Map.of("type", "track", "userId", user, "event", event, "properties", properties));
  }

  private void call(Map<String, Object> message) {
    assertThat(call(JsonWriter.write(Map.of("batch", List.of(message))))).isEqualTo(200);
  }

  /** What the gateway answers to a batch. */
  public int call(String batch) {
    byte[] key = (WRITE_KEY + ':').getBytes(StandardCharsets.US_ASCII);
    String authorization = "Basic " + Base64.getEncoder().encodeToString(key);
    return web.post(
            gateway.base() + "/v1/batch",
            batch,
            Map.of("Authorization", authorization, "Content-Type", "application/json"))
        .statusCode();
  }

  /** Where a user who {@link #comes} gets mail. */
  public String address(String user) {
    return user + "@mail.example";
  }

  /** The shop gets to know a user with an address. */
  public void comes(String user) {
    identify(user, Map.of("email", address(user), "firstName", user));
  }

  /** All that arrived, the newest first. */
  public List<Mail> mails() {
    return box.newestFirst();
  }

  /** What a user has got, the newest first. */
  public List<Mail> mailsTo(String user) {
    return mails().stream().filter(mail -> mail.to().equals(address(user))).toList();
  }

  /** The user's mail with this subject, when it is there. */
  public Mail mail(String user, String subject) {
    return Await.found(
        subject + " for " + user,
        () -> mailsTo(user).stream().filter(mail -> mail.subject().equals(subject)).findFirst());
  }

  public Topics topics() {
    return topics;
  }

  public Web web() {
    return web;
  }

  public ReluctantRelay relay() {
    return relay;
  }

  public String gateway() {
    return gateway.base();
  }

  public String inbox() {
    return inbox.address().toString();
  }

  public String kafka() {
    return kafka.bootstrapServers();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : started) {
      part.close();
    }
  }

  /** Gives it to tests; it is started by the first that asks, and ended with the last. */
  public static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(
              Installation.class,
              key -> {
                try {
                  return new Installation();
                } catch (Exception e) {
                  throw new IllegalStateException("The parts do not start", e);
                }
              },
              Installation.class);
    }
  }
}
