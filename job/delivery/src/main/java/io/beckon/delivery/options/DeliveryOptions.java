package io.beckon.delivery.options;

import static io.beckon.runtime.options.Bounds.atLeast;
import static io.beckon.runtime.options.Bounds.between;
import static io.beckon.runtime.options.OptionType.COUNT;
import static io.beckon.runtime.options.OptionType.DURATION;
import static io.beckon.runtime.options.OptionType.SWITCH;
import static io.beckon.runtime.options.OptionType.TEXT;

import io.beckon.delivery.smtp.Relay;
import io.beckon.runtime.options.FlinkOptions;
import io.beckon.runtime.options.KafkaOptions;
import io.beckon.runtime.options.Option;
import io.beckon.runtime.options.OptionType;
import io.beckon.runtime.options.Options;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.options.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that can be set on the delivery job. */
public final class DeliveryOptions {

  static final String NONE = "none";
  private static final Duration SECOND = Duration.ofSeconds(1);

  public static final Option<String> GROUP = KafkaOptions.group("beckon-delivery");

  public static final Option<String> SENDS =
      Option.of("topic.sends", TEXT, "sends", "Send commands, their call-backs, and holds.");

  public static final Option<String> EVENTS =
      Option.of("topic.events", TEXT, "events", "Where it is told what became of a message.");

  public static final Option<String> DEAD_LETTERS =
      Option.of(
          "topic.dead-letters", TEXT, "dead-letters", "What could not be delivered, or read.");

  public static final Option<String> DELIVERIES =
      Option.of(
          "topic.deliveries",
          TEXT,
          "deliveries",
          "The ledger; compacted. What it forgets may be delivered again by a job that starts from"
              + " nothing.");

  public static final Option<String> RETURNS =
      Option.of(
          "topic.returns",
          TEXT,
          NONE,
          "Bounces and complaints of which the gateway knows only the command; none where it writes"
              + " none. A job that read them before is restored with --allowNonRestoredState"
              + " where it is to read them no more.");

  public static final Option<Duration> DISCOVERY =
      Option.of(
              "sends.discovery-interval",
              DURATION,
              "10s",
              "How often new partitions are looked for.")
          .checked(atLeast(Duration.ofMillis(100)));

  public static final Option<String> SMTP_HOST =
      Option.of("smtp.host", TEXT, "localhost", "The server that all mail is handed to.");

  public static final Option<Integer> SMTP_PORT =
      Option.of("smtp.port", COUNT, "587", "Its port.").checked(between(1, 65_535));

  public static final Option<Relay.Tls> SMTP_TLS =
      Option.of(
          "smtp.tls",
          OptionType.oneOf(Relay.Tls.class),
          "starttls",
          "How the connection is encrypted. Where it cannot be as is said here, no mail goes out.");

  public static final Option<String> SMTP_USER =
      Option.of(
          "smtp.user",
          TEXT,
          NONE,
          "Who logs in there; the password is in the environment, BECKON_SMTP_PASSWORD. Not with"
              + " smtp.tls=off.");

  public static final Option<String> SMTP_HELO =
      Option.of("smtp.helo", TEXT, NONE, "What we call ourselves; none for the machine's name.");

  public static final Option<Duration> SMTP_CONNECT =
      Option.of("smtp.connect-timeout", DURATION, "30s", "To make a connection.")
          .checked(atLeast(SECOND));

  public static final Option<Duration> SMTP_REPLY =
      Option.of("smtp.reply-timeout", DURATION, "60s", "For each reply.").checked(atLeast(SECOND));

  public static final Option<Duration> SMTP_ATTEMPT =
      Option.of("smtp.attempt-timeout", DURATION, "5m", "For a whole attempt, however it goes on.")
          .checked(atLeast(SECOND));

  public static final Option<String> MAIL_DOMAIN =
      Option.of("mail.domain", TEXT, "localhost", "Our domain in Message-ID and List-Id.");

  public static final Option<String> MAIL_BOUNCES =
      Option.of(
          "mail.bounce-domain",
          TEXT,
          NONE,
          "Domain of the address that bounces go to; none for mail.domain.");

  public static final Option<String> MAIL_LINKS =
      Option.of(
          "mail.link-base",
          TEXT,
          NONE,
          "Where the gateway answers links: https://m.example.org. Without it marketing mail cannot"
              + " be sent, since nobody could unsubscribe. Tokens are sealed with the keys in"
              + " the environment, BECKON_LINK_KEYS.");

  public static final Option<String> MAIL_UNSUBSCRIBE =
      Option.of(
          "mail.unsubscribe-address", TEXT, NONE, "Takes mail of who wants none, beside the link.");

  public static final Option<String> MAIL_FEEDBACK =
      Option.of(
          "mail.feedback-sender",
          TEXT,
          NONE,
          "Last part of Feedback-ID, 5 to 15 letters that never change; none for no such header.");

  public static final Option<String> MAIL_DKIM =
      Option.of(
          "mail.dkim-selector",
          TEXT,
          NONE,
          "Selector of the DKIM key, whose private half is in the environment, BECKON_DKIM_KEY; none"
              + " where the server signs.");

  public static final Option<Duration> WEBHOOK_TIMEOUT =
      Option.of("webhook.timeout", DURATION, "20s", "For a whole call.").checked(atLeast(SECOND));

  public static final Option<Boolean> WEBHOOK_PRIVATE =
      Option.of(
          "webhook.allow-private",
          SWITCH,
          "off",
          "Whether a destination may have an address that is none of the internet.");

  public static final Option<Duration> RETRY_FIRST =
      Option.of(
              "retry.first",
              DURATION,
              "1m",
              "Pause after the first failed attempt; each is twice the one before, give or take a"
                  + " fifth.")
          .checked(atLeast(SECOND));

  public static final Option<Duration> RETRY_LONGEST =
      Option.of("retry.longest", DURATION, "24h", "No pause is longer.").checked(atLeast(SECOND));

  public static final Option<Duration> RETRY_GIVE_UP =
      Option.of(
              "retry.give-up",
              DURATION,
              "72h",
              "So long after it was first seen a message is given up; at its expiry in any case.")
          .checked(atLeast(SECOND));

  public static final Option<Integer> CONNECTIONS =
      Option.of("gate.connections", COUNT, "16", "Attempts at one time, of each worker.")
          .checked(between(1, 1_000));

  public static final Option<Integer> LANE_CONNECTIONS =
      Option.of(
              "gate.domain-connections",
              COUNT,
              "4",
              "How many of these may be to one domain or destination.")
          .checked(between(1, 1_000));

  public static final Option<Integer> RATE =
      Option.of("gate.per-second", COUNT, "0", "Attempts in a second, of all workers; 0 for any.")
          .checked(between(0, 1_000_000));

  public static final Option<Integer> LANE_RATE =
      Option.of(
              "gate.domain-per-second",
              COUNT,
              "0",
              "Attempts in a second to one domain or destination, of all workers; 0 for any.")
          .checked(between(0, 1_000_000));

  public static final Option<Integer> BREAKER_FAILURES =
      Option.of(
              "breaker.failures",
              COUNT,
              "5",
              "After so many failures in a row a worker leaves a domain, a destination or the mail"
                  + " server alone for a while.")
          .checked(between(1, 10_000));

  public static final Option<Duration> BREAKER_FIRST =
      Option.of("breaker.first", DURATION, "30s", "For so long at first, twice as long each time.")
          .checked(atLeast(SECOND));

  public static final Option<Duration> BREAKER_LONGEST =
      Option.of("breaker.longest", DURATION, "10m", "And never for longer.")
          .checked(atLeast(SECOND));

  public static final Option<String> NAME =
      Option.of("job.name", TEXT, "beckon delivery", "The job's name in Flink's pages.");

  /** In the order in which help lists them. */
  public static final Options ALL =
      new Options(
          "The delivery job",
          List.of(
              KafkaOptions.BOOTSTRAP_SERVERS,
              GROUP,
              SENDS,
              EVENTS,
              DEAD_LETTERS,
              DELIVERIES,
              CampaignOptions.TOPIC,
              CampaignOptions.LEAD,
              RETURNS,
              CouponOptions.TOPIC,
              CouponOptions.LOW,
              DISCOVERY,
              SMTP_HOST,
              SMTP_PORT,
              SMTP_TLS,
              SMTP_USER,
              SMTP_HELO,
              SMTP_CONNECT,
              SMTP_REPLY,
              SMTP_ATTEMPT,
              MAIL_DOMAIN,
              MAIL_BOUNCES,
              MAIL_LINKS,
              MAIL_UNSUBSCRIBE,
              MAIL_FEEDBACK,
              MAIL_DKIM,
              WEBHOOK_TIMEOUT,
              WEBHOOK_PRIVATE,
              RETRY_FIRST,
              RETRY_LONGEST,
              RETRY_GIVE_UP,
              CONNECTIONS,
              LANE_CONNECTIONS,
              RATE,
              LANE_RATE,
              BREAKER_FAILURES,
              BREAKER_FIRST,
              BREAKER_LONGEST,
              FlinkOptions.CHECKPOINT_INTERVAL,
              FlinkOptions.CHECKPOINT_PAUSE,
              FlinkOptions.CHECKPOINT_TIMEOUT,
              FlinkOptions.RESTART_FIRST,
              FlinkOptions.RESTART_LAST,
              FlinkOptions.PARALLELISM,
              FlinkOptions.MAX_PARALLELISM,
              NAME));

  private DeliveryOptions() {}

  /**
   * Reads the delivery job's options from arguments.
   *
   * @throws io.beckon.runtime.options.SettingsException with every problem that was found
   */
  public static Settings read(String... arguments) {
    return SettingsReader.read(ALL, arguments);
  }

  /** Takes options that a program has set, by key. */
  public static Settings of(Map<String, String> values) {
    return SettingsReader.of(ALL, values);
  }

  /** A text; empty where none is said. */
  public static String text(Settings settings, Option<String> option) {
    String text = settings.get(option);
    return text.equals(NONE) ? "" : text;
  }
}
