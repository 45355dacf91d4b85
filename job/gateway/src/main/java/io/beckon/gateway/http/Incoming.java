package io.beckon.gateway.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** A body on its way. Threads come by when a piece of it is there; none waits for the next. */
final class Incoming implements ReadListener {

  private static final int PIECE = 8 * 1024;

  private final ServletInputStream body;
  private final int most;
  private final Room room;
  private final String address;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();

  /**
   * A body that has not begun to be read.
   *
   * @param most bytes, as they come
   * @param room where it takes its memory from
   */
  Incoming(ServletInputStream body, int most, Room room, String address) {
    this.body = body;
    this.most = most;
    this.room = room;
    this.address = address;
  }

  /** Done when all of it is there; ends with a {@link Refusal} where it cannot be read. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  void begin() {
    body.setReadListener(this);
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] piece = new byte[PIECE];
    while (!whole.isDone() && body.isReady()) {
      int length = body.read(piece);
      if (length < 0) {
        return;
      }
      take(piece, length);
    }
  }

  private synchronized void take(byte[] piece, int length) {
    if (whole.isDone()) {
      return;
    }
    if (read.size() + length > most) {
      whole.completeExceptionally(Bodies.tooLarge(most));
    } else if (!room.take(address, length)) {
      whole.completeExceptionally(Refusal.tooOften("Too much is on its way; try again"));
    } else {
      read.write(piece, 0, length);
    }
  }

  /** Gives its memory back, once it is done, however it ended. */
  synchronized void giveBack() {
    room.give(address, read.size());
    read.reset();
  }

  @Override
  public void onAllDataRead() {
    byte[] all;
    synchronized (this) {
      all = read.toByteArray();
    }
    whole.complete(all);
  }

  @Override
  public void onError(Throwable failure) {
    boolean stopped =
        failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException;
    whole.completeExceptionally(
        stopped
            ? Refusal.of(408, "The body stopped coming")
            : Refusal.of(400, "The body could not be read to its end"));
  }
}
