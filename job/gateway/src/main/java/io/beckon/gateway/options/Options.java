package io.beckon.gateway.options;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All options of the gateway. */
public final class Options {

  /** Keys that begin so, and are no option, go to the Kafka client without it. */
  public static final String KAFKA_PREFIX = "kafka.";

  public static final Option<String> HOST =
      Option.of(Kind.TEXT, "http.host", "0.0.0.0", "Address on which to listen.");

  public static final Option<Integer> PORT =
      Option.of(
          Kind.NUMBER,
          "http.port",
          "8080",
          "Port on which to listen, without TLS: a proxy in front has that; 0 for any free one.");

  public static final Option<Integer> PROXIES =
      Option.of(
          Kind.NUMBER,
          "http.proxies",
          "0",
          "How many proxies of yours stand in front, each adding to X-Forwarded-For; that many are"
              + " believed, and none where fewer stand there.");

  public static final Option<Integer> THREADS =
      Option.of(Kind.NUMBER, "http.threads", "64", "Threads that answer, at most.");

  public static final Option<Integer> CONNECTIONS =
      Option.of(
          Kind.NUMBER,
          "http.connections",
          "5000",
          "Open connections, at most; others wait to be accepted.");

  public static final Option<Duration> IDLE =
      Option.of(
          Kind.DURATION, "http.idle", "15s", "A connection on which nothing moves is closed.");

  public static final Option<Duration> BODY_TIMEOUT =
      Option.of(
          Kind.DURATION,
          "http.body-timeout",
          "10s",
          "How long the body of a request may take in all.");

  public static final Option<Integer> BODIES =
      Option.of(
          Kind.NUMBER,
          "http.bodies-kb",
          "16384",
          "KB of bodies that are on their way to /v1, and as many to /returns, a quarter of it for"
              + " one address; beyond it the answer is 429. Forms have 4 MB of their own.");

  public static final Option<Duration> STOP_TIMEOUT =
      Option.of(
          Kind.DURATION,
          "http.stop-timeout",
          "20s",
          "How long a stop waits for what is under way.");

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.required(
          Kind.TEXT, "kafka.bootstrap.servers", "Brokers to begin with: host:port, ...");

  public static final Option<String> EVENTS =
      Option.of(Kind.TEXT, "topic.events", "events", "What users did; key = user ID.");

  public static final Option<String> RETURNS =
      Option.of(
          Kind.TEXT,
          "topic.returns",
          "",
          "Bounces and complaints of which only the command is known; key = command ID. Empty: they"
              + " are counted and left.");

  public static final Option<Duration> LOG_TIMEOUT =
      Option.of(
          Kind.DURATION,
          "log.timeout",
          "15s",
          "How long to wait for Kafka's acknowledgement; then the answer is 503.");

  public static final Option<Integer> LOG_WAITING =
      Option.of(
          Kind.NUMBER,
          "log.waiting-kb",
          "16384",
          "KB that may wait for acknowledgement; beyond it the answer is 503 at once.");

  public static final Option<String> LINK_KEYS =
      Option.secret(
          Kind.TEXT,
          "link.keys",
          "Keys that seal links, NUMBER:SECRET each, the same as delivery's. Without them there are"
              + " no pages for links.");

  public static final Option<Duration> HIT_HOLD =
      Option.of(
          Kind.DURATION,
          "hits.hold",
          "2s",
          "How long an open or click is held back, to see whether a scanner follows all links.");

  public static final Option<Integer> HIT_HELD =
      Option.of(
          Kind.NUMBER,
          "hits.held",
          "100000",
          "How many are held at most; beyond it the oldest go on early.");

  public static final Option<List<String>> WRITE_KEYS =
      Option.secret(
          Kind.LIST,
          "track.keys",
          "Write keys, NAME:KEY each, or NAME:KEY:web for one that is in a page or app. Without"
              + " them nothing is taken.");

  public static final Option<Integer> KEY_RATE =
      Option.of(Kind.NUMBER, "track.messages-per-key", "2000", "Messages a second, per write key.");

  public static final Option<Integer> ADDRESS_RATE =
      Option.of(
          Kind.NUMBER, "track.requests-per-address", "100", "Requests a second, per address.");

  public static final Option<Integer> ADDRESS_SHARE =
      Option.of(
          Kind.NUMBER,
          "track.messages-per-address",
          "200",
          "Messages a second, per address, under keys that are in a page or app; as many a batch.");

  public static final Option<List<String>> ORIGINS =
      Option.of(
          Kind.LIST,
          "track.origins",
          "",
          "Web origins whose pages may send events, such as https://shop.example; * for all.");

  public static final Option<String> NAME =
      Option.of(Kind.TEXT, "page.name", "", "Whose messages they are, as people know you.");

  public static final Option<Map<String, String>> TOPICS =
      Option.of(
          Kind.NAMES,
          "page.topics",
          "",
          "Topics on the preference page, with their words: offers = Offers and sales, ...");

  public static final Option<Boolean> LESS_OFTEN =
      Option.of(
          Kind.SWITCH,
          "page.less-often",
          "on",
          "Whether the preference page offers to write less.");

  public static final Option<String> TEXTS =
      Option.of(
          Kind.TEXT,
          "page.texts",
          "",
          "A properties file in UTF-8 with other words for the pages; the keys are in docs.");

  public static final Option<String> BOUNCE_DOMAIN =
      Option.of(
          Kind.TEXT,
          "mail.bounce-domain",
          "",
          "Domain of the return addresses, such as bounce.example.com.");

  public static final Option<List<String>> MAIL_KEYS =
      Option.secret(
          Kind.LIST,
          "mail.keys",
          "Passwords for POST /returns/mail. Without them no mail is taken.");

  public static final Option<List<String>> SES_TOPICS =
      Option.of(
          Kind.LIST,
          "ses.topics",
          "",
          "ARNs of the SNS topics that report for SES. Without them nothing of SES is taken.");

  public static final Option<List<String>> SENDGRID_KEYS =
      Option.of(
          Kind.LIST,
          "sendgrid.keys",
          "",
          "Public keys of SendGrid's signed event webhook, base64.");

  public static final Option<List<String>> MAILGUN_KEYS =
      Option.secret(Kind.LIST, "mailgun.keys", "Mailgun's webhook signing keys.");

  public static final Option<List<String>> POSTMARK_KEYS =
      Option.secret(
          Kind.LIST,
          "postmark.keys",
          "Passwords in the address that Postmark's webhook is given; Postmark signs nothing.");

  /** In the order of the documentation. */
  public static final List<Option<?>> ALL =
      List.of(
          HOST,
          PORT,
          PROXIES,
          THREADS,
          CONNECTIONS,
          IDLE,
          BODY_TIMEOUT,
          BODIES,
          STOP_TIMEOUT,
          BOOTSTRAP_SERVERS,
          EVENTS,
          RETURNS,
          LOG_TIMEOUT,
          LOG_WAITING,
          LINK_KEYS,
          HIT_HOLD,
          HIT_HELD,
          WRITE_KEYS,
          KEY_RATE,
          ADDRESS_RATE,
          ADDRESS_SHARE,
          ORIGINS,
          NAME,
          TOPICS,
          LESS_OFTEN,
          TEXTS,
          BOUNCE_DOMAIN,
          MAIL_KEYS,
          SES_TOPICS,
          SENDGRID_KEYS,
          MAILGUN_KEYS,
          POSTMARK_KEYS);

  private Options() {}

  /** The table of the documentation. */
  public static String page() {
    StringBuilder page =
        new StringBuilder("| key | type | default | meaning |\n|---|---|---|---|\n");
    for (Option<?> option : ALL) {
      String standard =
          option.secret()
              ? "none, secret"
              : option
                  .defaultText()
                  .map(text -> text.isEmpty() ? "none" : '`' + text + '`')
                  .orElse("required");
      page.append("| `").append(option.key()).append("` | ").append(option.kind());
      page.append(" | ").append(standard).append(" | ").append(option.meaning()).append(" |\n");
    }
    return page.toString();
  }
}
