package io.beckon.delivery.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Nobody reads what a receiver says; a little of it is let through so that the connection stays.
 */
final class ShortBody implements BodySubscriber<Void> {

  private static final int MOST_BYTES = 16_384;

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Subscription subscription;
  private int bytes;

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Subscription other) {
    subscription = other;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      bytes += part.remaining();
    }
    if (bytes > MOST_BYTES) {
      subscription.cancel();
      done.complete(null);
    }
  }

  /** The status was there, and that is all that counts. */
  @Override
  public void onError(Throwable failure) {
    done.complete(null);
  }

  @Override
  public void onComplete() {
    done.complete(null);
  }
}
