package io.beckon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.link.Link;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

/** The service as a whole. */
class ServerTest {

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of("BECKON_HTTP_IDLE", "300ms"));
        Socket socket = begun(gateway)) {
      assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
      assertThat(gateway.get(gateway.base() + "/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatDripsInIsGivenUp() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of("BECKON_HTTP_BODY_TIMEOUT", "5s"));
        Socket socket = begun(gateway)) {
      OutputStream out = socket.getOutputStream();
      CompletableFuture<String> status =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return statusLine(socket);
                } catch (Exception e) {
                  return "closed";
                }
              });
      // A byte now and then keeps the connection from being idle.
      while (!status.isDone()) {
        gateway.clock.move(Duration.ofSeconds(1));
        try {
          out.write(' ');
          out.flush();
        } catch (SocketException closed) {
          break;
        }
        status.copy().completeOnTimeout("", 50, TimeUnit.MILLISECONDS).join();
      }
      assertThat(status.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 408");
    }
  }

  /** A call whose body has begun. */
  private static Socket begun(RunningGateway gateway) throws Exception {
    Socket socket = new Socket("127.0.0.1", gateway.port());
    String head =
        "POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: "
            + RunningGateway.basic(RunningGateway.WRITE_KEY, "")
            + "\r\nContent-Length: 30000\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String statusLine(Socket socket) throws Exception {
    socket.setSoTimeout(10_000);
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  @Test
  void aStopLetsWhatIsUnderWayComeToItsAnswer() throws Exception {
    RunningGateway gateway = new RunningGateway(Map.of());
    gateway.log.fallSilent();
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"x\"}");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    gateway.log.record();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);
    gateway.log.acknowledge();
    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    stopped.get(20, TimeUnit.SECONDS);
  }

  @Test
  void metricsAreCountersInPrometheusForm() throws Exception {
    try (RunningGateway gateway = new RunningGateway(Map.of())) {
      gateway.call("/v1/track", "{\"userId\": \"ann\", \"event\": \"secret_event\"}");
      gateway.call("/v1/track", "{}");
      HttpResponse<String> metrics = gateway.get(gateway.base() + "/metrics");
      assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(metrics.body())
          .contains(
              "# TYPE beckon_gateway_messages_total counter\nbeckon_gateway_messages_total 1\n",
              "beckon_gateway_requests_total{status=\"200\"} 1\n",
              "beckon_gateway_requests_total{status=\"400\"} 1\n")
          .doesNotContain("ann", "secret_event");
    }
  }

  @Test
  void theAccessLogHasRoutesAndNeitherTokensNorQueriesNorAddresses() throws Exception {
    List<String> lines = new ArrayList<>();
    AbstractAppender appender =
        new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
          }
        };
    appender.start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.getConfiguration().getRootLogger().addAppender(appender, Level.ALL, null);
    Configurator.setLevel("io.beckon.gateway.access", Level.INFO);
    try (RunningGateway gateway = new RunningGateway(Map.of())) {
      String address = gateway.address(new Link.Open(RunningGateway.MESSAGE));
      gateway.get(address + "?email=ann@example.com");
      gateway.get(gateway.base() + "/elsewhere/ann?x=y");
    } finally {
      Configurator.setLevel("io.beckon.gateway.access", Level.ERROR);
      context.getConfiguration().getRootLogger().removeAppender("lines");
    }
    assertThat(lines)
        .anyMatch(line -> line.matches("method=GET route=/o/\\{token} status=200 ms=\\d+"))
        .anyMatch(line -> line.startsWith("method=other route=none status=404"))
        .noneMatch(line -> line.contains("ann") || line.contains("127.0.0.1"));
  }

  @Test
  void nothingThatIsNotConfiguredHasAPath() throws Exception {
    try (RunningGateway bare =
        new RunningGateway(Map.of("BECKON_LINK_KEYS", "", "BECKON_TRACK_KEYS", ""))) {
      assertThat(bare.get(bare.base() + "/c/x").statusCode()).isEqualTo(404);
      assertThat(bare.call("/v1/track", "{}").statusCode()).isEqualTo(404);
      assertThat(bare.get(bare.base() + "/health").statusCode()).isEqualTo(200);
    }
  }
}
