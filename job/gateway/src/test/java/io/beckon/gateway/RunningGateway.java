package io.beckon.gateway;

import io.beckon.gateway.http.Counters;
import io.beckon.gateway.options.SettingsReader;
import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.Links;
import io.beckon.link.Message;
import io.beckon.link.Returned;
import io.beckon.link.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The whole service on a free port, with a log in memory and a clock that stands. */
final class RunningGateway implements AutoCloseable {

  static final String LINK_KEYS = "1:" + "A".repeat(43);
  static final String WRITE_KEY = "shop-write-key-0123";
  static final String WEB_KEY = "page-write-key-0123";

  static final Message MESSAGE =
      new Message(
          "ann",
          "00112233445566778899aabbccddeeff",
          "cart-recovery",
          "first",
          "cart-first",
          "email",
          "offers");

  static final String BROWSER =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.4 Safari/605.1.15";

  final FakeLog log = new FakeLog();
  final FakeLog returns = new FakeLog();
  final TestClock clock = new TestClock();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final GatewayServer server;
  private final Links links;

  /** With other settings over those of all tests. */
  RunningGateway(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("BECKON_LINK_KEYS", LINK_KEYS);
    environment.put("BECKON_TRACK_KEYS", "shop:" + WRITE_KEY + ",page:" + WEB_KEY + ":web");
    environment.put("BECKON_HTTP_HOST", "127.0.0.1");
    environment.put("BECKON_HTTP_PORT", "0");
    environment.put("BECKON_KAFKA_BOOTSTRAP_SERVERS", "none:9092");
    environment.putAll(settings);
    server = GatewayServer.start(SettingsReader.read(environment), log, returns, clock);
    links = new Links(base(), new Tokens(KeyRing.parse(LINK_KEYS)));
  }

  String base() {
    return "http://127.0.0.1:" + server.port();
  }

  int port() {
    return server.port();
  }

  Counters counters() {
    return server.counters();
  }

  /** A token as delivery puts it into headers. */
  static String returned() {
    return new Tokens(KeyRing.parse(LINK_KEYS)).seal(new Returned(MESSAGE));
  }

  String address(Link link) {
    return links.address(link);
  }

  static HttpRequest.Builder to(String address) {
    return HttpRequest.newBuilder(URI.create(address)).header("User-Agent", BROWSER);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return send(to(address));
  }

  /** A form, as a browser sends it. */
  HttpResponse<String> submit(String address, String form)
      throws IOException, InterruptedException {
    return send(
        to(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** A call of a library. */
  HttpResponse<String> call(String path, String json) throws IOException, InterruptedException {
    return send(authorized(path).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpRequest.Builder authorized(String path) {
    return to(base() + path)
        .header("Authorization", basic(WRITE_KEY, ""))
        .header("Content-Type", "application/json");
  }

  static String basic(String name, String password) {
    byte[] pair = (name + ':' + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public void close() {
    server.close();
  }
}
