package io.beckon.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of a mailbox, on the loopback address.
 *
 * <pre>
 * GET  /                        the box and one of its mails
 * GET  /list                    the box alone, which the page asks for once a second
 * GET  /mail/N/html|text|source one mail
 * POST /mail/N/unsubscribe      what a mail program does when its own button is pressed
 * </pre>
 *
 * <p>A mail is a stranger's page: it is shown in a sandbox, without scripts, and loads pictures and
 * nothing else. Only this machine is served, by its own name.
 */
public final class Inbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " img-src http: https: data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
  private static final String PAGE_POLICY =
      "default-src 'self'; style-src 'self'; script-src 'self'; frame-src 'self';"
          + " frame-ancestors 'none'; form-action 'self'";

  private final HttpServer server;
  private final ExecutorService workers;
  private final Mailbox box;
  private final OneClick oneClick;

  private Inbox(HttpServer server, ExecutorService workers, Mailbox box) {
    this.server = server;
    this.workers = workers;
    this.box = box;
    this.oneClick = new OneClick();
  }

  /**
   * Opens the page.
   *
   * @param port 0 for any that is free
   */
  public static Inbox open(Mailbox box, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            4,
            work -> {
              Thread thread = new Thread(work, "inbox");
              thread.setDaemon(true);
              return thread;
            });
    Inbox inbox = new Inbox(server, workers, box);
    server.setExecutor(workers);
    server.createContext("/", inbox::serve);
    server.start();
    return inbox;
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      // Another name that points here may belong to anybody's page.
      if (!OWN_NAMES.contains(host(exchange))) {
        answer(exchange, 403, "text/plain", PAGE_POLICY, "This page is for this machine.");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "GET" -> get(exchange);
        case "POST" -> post(exchange);
        default -> answer(exchange, 405, "text/plain", PAGE_POLICY, "GET or POST");
      }
    } catch (RuntimeException e) {
      LOG.error("A request to the inbox failed", e);
      throw e;
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> asked = Query.of(exchange.getRequestURI());
    switch (path) {
      case "/" -> page(exchange, InboxPage.of(box.newestFirst(), asked));
      case "/list" -> page(exchange, InboxPage.list(box.newestFirst(), asked));
      case "/inbox.css" -> resource(exchange, "inbox.css", "text/css");
      case "/inbox.js" -> resource(exchange, "inbox.js", "text/javascript");
      default -> mail(exchange, path);
    }
  }

  private void mail(HttpExchange exchange, String path) throws IOException {
    Optional<Mail> mail = named(path);
    if (mail.isEmpty()) {
      missing(exchange);
      return;
    }
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "html" -> answer(exchange, 200, "text/html", MAIL_POLICY, shown(mail.get()));
      case "text" -> answer(exchange, 200, "text/plain", MAIL_POLICY, mail.get().text());
      case "source" ->
          answer(
              exchange,
              200,
              "text/plain",
              MAIL_POLICY,
              new String(mail.get().raw(), StandardCharsets.UTF_8));
      default -> missing(exchange);
    }
  }

  /** Links open beside the box; the mail itself stays as it came. */
  private static String shown(Mail mail) {
    return mail.html().isEmpty()
        ? "<!DOCTYPE html><pre>" + InboxPage.escaped(mail.text()) + "</pre>"
        : "<base target=\"_blank\">" + mail.html();
  }

  private void post(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Optional<Mail> mail = path.endsWith("/unsubscribe") ? named(path) : Optional.empty();
    if (mail.isEmpty() || mail.get().unsubscribe().isEmpty()) {
      missing(exchange);
      return;
    }
    String from = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    if (from != null && !from.equals("same-origin")) {
      answer(exchange, 403, "text/plain", PAGE_POLICY, "Another page asked for this.");
      return;
    }
    String said = oneClick.press(URI.create(mail.get().unsubscribe().get()));
    exchange
        .getResponseHeaders()
        .set("Location", "/?mail=" + mail.get().number() + "&said=" + said);
    exchange.sendResponseHeaders(303, -1);
  }

  private Optional<Mail> named(String path) {
    String[] parts = path.split("/");
    boolean isMail = parts.length == 4 && parts[1].equals("mail") && parts[2].matches("\\d{1,15}");
    return isMail ? box.find(Long.parseLong(parts[2])) : Optional.empty();
  }

  private static String host(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host == null ? "" : host.replaceFirst(":\\d+$", "");
  }

  private static void page(HttpExchange exchange, String html) throws IOException {
    answer(exchange, 200, "text/html", PAGE_POLICY, html);
  }

  private static void missing(HttpExchange exchange) throws IOException {
    answer(exchange, 404, "text/plain", PAGE_POLICY, "There is no such mail, or not any more.");
  }

  private static void resource(HttpExchange exchange, String name, String type) throws IOException {
    answer(exchange, 200, type, PAGE_POLICY, Resource.text(name));
  }

  private static void answer(
      HttpExchange exchange, int status, String type, String policy, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
