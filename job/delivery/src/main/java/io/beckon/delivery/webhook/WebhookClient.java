package io.beckon.delivery.webhook;

import io.beckon.core.json.JsonException;
import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.attempt.Withholding;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.delivery.decide.Outcome.Unfit;
import io.beckon.schemas.SendCommand;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls destinations. The receiver knows a call by its {@code webhook-id}, the command's id, and
 * may get it more than once. Redirects are not followed. Whoever answers 410 is not called again
 * while this worker runs.
 */
public final class WebhookClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long SECOND = 1_000;
  private static final int GONE = 410;
  private static final int MOST_GONE = 1_000;

  private final Destinations destinations;
  private final boolean allowPrivate;
  private final Duration timeout;
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "webhook");
            thread.setDaemon(true);
            return thread;
          });

  /** Null once it is closed: in Java 17 it ends when nobody holds it any more. */
  private volatile HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .executor(threads)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * A client.
   *
   * @param environment values by name; null for none
   * @param allowPrivate whether destinations may be in the house
   * @param timeout of a whole call
   */
  public WebhookClient(UnaryOperator<String> environment, boolean allowPrivate, Duration timeout) {
    this.destinations = new Destinations(environment);
    this.allowPrivate = allowPrivate;
    this.timeout = timeout;
  }

  /** Whether there is a destination of the name. */
  public boolean knows(String name) {
    try {
      return destinations.find(name).isPresent();
    } catch (IllegalStateException e) {
      // It is there; why it cannot be used is told by the call.
      return true;
    }
  }

  /** Calls; whatever happens is an outcome. */
  public Outcome call(String name, SendCommand command, GoAhead goAhead, long now) {
    Destination destination;
    byte[] body;
    try {
      Optional<Destination> found = destinations.find(name);
      if (found.isEmpty()) {
        return new Unfit("no_destination", "there is no destination `" + name + "`");
      }
      destination = found.get();
      body = CallBody.of(command);
    } catch (IllegalStateException e) {
      return new Deferred(Scope.LANE, 0, "configuration", 0);
    } catch (JsonException e) {
      return new Unfit("bad_command", "the command holds JSON that is none");
    }
    if (gone.contains(name)) {
      return new Unfit(
          "destination_gone",
          "the destination `" + name + "` said 410 and is left alone until the worker starts anew");
    }
    try {
      if (!allowPrivate && !PublicAddress.all(destination.url().getHost())) {
        return new Unfit(
            "private_address",
            "the destination `" + name + "` is in the house: set webhook.allow-private to call it");
      }
      GoAhead.Answer answer = goAhead.ask();
      return answer == GoAhead.Answer.GO
          ? send(destination, command.getCommandId(), body, now)
          : Withholding.of(answer);
    } catch (UnknownHostException e) {
      return new Deferred(Scope.LANE, 0, "dns", 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unwritten();
    }
  }

  private Outcome send(Destination destination, String id, byte[] body, long now) {
    long seconds = now / SECOND;
    HttpRequest request =
        HttpRequest.newBuilder(destination.url())
            .timeout(timeout)
            .header("content-type", "application/json")
            .header("user-agent", "beckon")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(seconds))
            .header("webhook-signature", CallSignature.of(id, seconds, body, destination.keys()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpClient open = http;
    if (open == null) {
      return new Outcome.Unwritten();
    }
    CompletableFuture<HttpResponse<Void>> answer =
        open.sendAsync(request, headers -> new ShortBody());
    underWay.add(answer);
    if (http == null) {
      answer.cancel(true);
    }
    try {
      // The request's own time-out ends with the headers.
      HttpResponse<Void> response = answer.get(timeout.toMillis() + SECOND, TimeUnit.MILLISECONDS);
      if (response.statusCode() == GONE && gone.size() < MOST_GONE) {
        gone.add(destination.name());
      }
      String retryAfter = response.headers().firstValue("retry-after").orElse("");
      return Answers.of(response.statusCode(), retryAfter, now);
    } catch (CancellationException e) {
      return new Unanswered("closed");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Unanswered("timeout");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Unanswered("interrupted");
    } finally {
      underWay.remove(answer);
    }
  }

  /** Cuts what is under way; who waits for an answer gets none. */
  @Override
  public void close() {
    http = null;
    underWay.forEach(answer -> answer.cancel(true));
    threads.shutdown();
  }

  private static Outcome failed(Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return new Deferred(Scope.LANE, 0, "timeout", 0);
    } else if (failure instanceof ConnectException) {
      return new Deferred(Scope.LANE, 0, "connection", 0);
    } else if (failure instanceof SSLHandshakeException) {
      return new Deferred(Scope.LANE, 0, "tls", 0);
    } else if (failure instanceof java.net.http.HttpTimeoutException) {
      return new Unanswered("timeout");
    }
    return new Unanswered("connection");
  }
}
