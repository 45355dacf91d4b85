package io.beckon.gateway.http;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the bodies of requests, {@code gzip} or plain, within bounds: of size, before and after
 * unpacking, of time in all, and of memory for all that are on their way. A body that is slow to
 * come holds its connection and no thread.
 */
public final class Bodies {

  private static final int PIECE = 8 * 1024;

  private final Duration patience;
  private final Room room;
  private final Addresses addresses;
  private final Executor threads;

  /**
   * Bodies within these bounds.
   *
   * @param patience how long a body may take from its first byte to its last
   * @param room bytes of all that are on their way
   * @param threads answer those that took too long
   */
  public Bodies(Duration patience, long room, Addresses addresses, Executor threads) {
    this.patience = patience;
    this.room = new Room(room);
    this.addresses = addresses;
    this.threads = threads;
  }

  /** What is done with a body when it is there. */
  public interface Taker<T> {
    void take(T body) throws Refusal;
  }

  /**
   * Reads a whole body and goes on with it, maybe after this has returned and on another thread.
   * What cannot be read, and what the taker refuses, is answered by the server's rule for refusals.
   *
   * @param most bytes, unpacked
   */
  public void read(Context request, int most, Taker<byte[]> taker) throws Refusal {
    boolean packed = isPacked(request);
    if (request.contentLength() > most) {
      throw tooLarge(most);
    }
    String address = addresses.of(request);
    request.future(
        () -> {
          CompletableFuture<Void> taken = new CompletableFuture<>();
          incoming(request, most, address)
              .whenComplete(
                  (body, failure) -> {
                    try {
                      if (failure != null) {
                        throw failure;
                      }
                      taker.take(packed ? unpacked(body, most) : body);
                      taken.complete(null);
                    } catch (Throwable e) {
                      taken.completeExceptionally(e);
                    }
                  });
          return taken;
        });
  }

  /** As {@link #read}, for text; what is no UTF-8 gives replacement characters. */
  public void readText(Context request, int most, Taker<String> taker) throws Refusal {
    read(request, most, body -> taker.take(new String(body, StandardCharsets.UTF_8)));
  }

  private static boolean isPacked(Context request) throws Refusal {
    String encoding = request.header("Content-Encoding");
    if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.strip().toLowerCase(Locale.ROOT).equals("gzip")) {
      return true;
    }
    throw Refusal.of(415, "The body is packed in a way that is not known here; gzip is");
  }

  private CompletableFuture<byte[]> incoming(Context request, int most, String address) {
    CompletableFuture<byte[]> answered = new CompletableFuture<>();
    try {
      Incoming incoming = new Incoming(request.req().getInputStream(), most, room, address);
      incoming
          .whole()
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (body, failure) -> {
                incoming.giveBack();
                if (failure instanceof TimeoutException) {
                  // The timer's own thread is that of all timers, and answers nobody.
                  threads.execute(() -> answered.completeExceptionally(late()));
                } else if (failure != null) {
                  answered.completeExceptionally(failure);
                } else {
                  answered.complete(body);
                }
              });
      incoming.begin();
    } catch (IOException e) {
      answered.completeExceptionally(Refusal.of(400, "The body could not be read to its end"));
    }
    return answered;
  }

  private Refusal late() {
    return Refusal.of(408, "The body took longer than " + patience.toSeconds() + " s");
  }

  private static byte[] unpacked(byte[] packed, int most) throws Refusal {
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed), PIECE)) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      byte[] piece = new byte[PIECE];
      int length;
      while ((length = unpacked.read(piece)) >= 0) {
        if (read.size() + length > most) {
          throw tooLarge(most);
        }
        read.write(piece, 0, length);
      }
      return read.toByteArray();
    } catch (ZipException | EOFException e) {
      throw Refusal.of(400, "The body is not gzip, or is cut");
    } catch (IOException e) {
      throw Refusal.of(400, "The body could not be read to its end");
    }
  }

  static Refusal tooLarge(int most) {
    return Refusal.of(413, "The body is larger than " + most / 1024 + " KB");
  }
}
