package io.beckon.gateway.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets it by HTTPS: so many bytes at most, and within so long, the body included. */
final class WebFetcher implements Fetcher {

  private static final int MOST = 64 * 1024;

  private final Duration patience;
  private final HttpClient client;

  WebFetcher() {
    this(Duration.ofSeconds(5));
  }

  WebFetcher(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public byte[] get(URI address) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(address).build(),
            head ->
                head.statusCode() == 200 ? new Bounded() : BodySubscribers.replacing(new byte[0]));
    try {
      HttpResponse<byte[]> got = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (got.statusCode() != 200) {
        throw new IOException("Answered " + got.statusCode());
      }
      return got.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("Not got", e);
    } finally {
      // Closes the connection of one that goes on for ever.
      answer.cancel(true);
    }
  }

  /** Keeps a body, and gives up one that is too large. */
  private static final class Bounded implements BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private Flow.Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
      subscription = to;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) {
        if (read.size() + piece.remaining() > MOST) {
          subscription.cancel();
          body.completeExceptionally(new IOException("Larger than " + MOST + " bytes"));
          return;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        read.writeBytes(bytes);
      }
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(read.toByteArray());
    }
  }
}
