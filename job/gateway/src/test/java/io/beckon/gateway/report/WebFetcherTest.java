package io.beckon.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is at the address, it is got soon and is small, or is not got. */
@Timeout(30)
class WebFetcherTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/small", exchange -> answer(exchange, 200, 64 * 1024));
    server.createContext("/large", exchange -> answer(exchange, 200, 64 * 1024 + 1));
    server.createContext("/missing", exchange -> answer(exchange, 404, 10));
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/small");
          answer(exchange, 302, 1);
        });
    server.createContext("/stops", this::stop);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, int length) throws IOException {
    exchange.sendResponseHeaders(status, length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(new byte[length]);
    }
  }

  /** Its head comes at once, and its body never to an end. */
  private void stop(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] get(String path, Duration patience) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new WebFetcher(patience).get(address);
  }

  @Test
  void whatIsThereIsGot() throws IOException {
    assertThat(get("/small", Duration.ofSeconds(10))).hasSize(64 * 1024);
  }

  @Test
  void whatIsLargeOrElsewhereOrNotThereIsNot() {
    for (String path : new String[] {"/large", "/elsewhere", "/missing"}) {
      assertThatThrownBy(() -> get(path, Duration.ofSeconds(10)))
          .as(path)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() {
    assertThatThrownBy(() -> get("/stops", Duration.ofMillis(300))).isInstanceOf(IOException.class);
  }
}
