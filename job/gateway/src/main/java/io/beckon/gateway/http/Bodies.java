package io.beckon.gateway.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the bodies of requests, {@code gzip} or plain, within bounds: of size, before and after
 * unpacking, and of time, so that a body that drips in holds no thread for ever.
 */
public final class Bodies {

  private static final int PIECE = 8 * 1024;

  private final Duration patience;
  private final InstantSource clock;

  public Bodies(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Reads a whole body.
   *
   * @param most bytes, unpacked
   */
  public byte[] read(Context request, int most) throws Refusal {
    String encoding = request.header("Content-Encoding");
    boolean packed = encoding != null && encoding.strip().toLowerCase(Locale.ROOT).equals("gzip");
    if (encoding != null && !packed && !encoding.equalsIgnoreCase("identity")) {
      throw Refusal.of(415, "The body is packed in a way that is not known here; gzip is");
    }
    if (request.contentLength() > most) {
      throw tooLarge(most);
    }
    try {
      InputStream timely = new Timely(request.req().getInputStream());
      return packed ? unpacked(timely, most) : atMost(timely, most);
    } catch (ZipException | EOFException e) {
      throw Refusal.of(400, "The body is not gzip, or is cut");
    } catch (LateException e) {
      throw Refusal.of(408, "The body took longer than " + patience.toSeconds() + " s");
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw Refusal.of(408, "The body stopped coming");
      }
      throw Refusal.of(400, "The body could not be read to its end");
    }
  }

  /** As {@link #read}, for text; what is no UTF-8 gives replacement characters. */
  public String readText(Context request, int most) throws Refusal {
    return new String(read(request, most), StandardCharsets.UTF_8);
  }

  private static byte[] unpacked(InputStream packed, int most) throws IOException, Refusal {
    try (InputStream unpacked = new GZIPInputStream(packed, PIECE)) {
      return atMost(unpacked, most);
    }
  }

  private static byte[] atMost(InputStream body, int most) throws IOException, Refusal {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    int length;
    while ((length = body.read(piece)) >= 0) {
      if (read.size() + length > most) {
        throw tooLarge(most);
      }
      read.write(piece, 0, length);
    }
    return read.toByteArray();
  }

  private static Refusal tooLarge(int most) {
    return Refusal.of(413, "The body is larger than " + most / 1024 + " KB");
  }

  /** Looks at the clock between reads; each of them ends when the connection is idle too long. */
  private final class Timely extends InputStream {

    private final InputStream body;
    private final Instant end = clock.instant().plus(patience);

    Timely(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (clock.instant().isAfter(end)) {
        throw new LateException();
      }
      return body.read(to, offset, length);
    }
  }

  private static final class LateException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
