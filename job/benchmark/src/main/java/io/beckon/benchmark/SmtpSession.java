package io.beckon.benchmark;

import io.beckon.benchmark.SmtpSink.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One connection to the sink. As much of RFC 5321 as a client needs to hand mail over. */
final class SmtpSession {

  private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

  /** What ends a message and is none of it. */
  private static final int DOT = 3;

  private static final int LONGEST_LINE = 1_024;

  private final SmtpSink sink;
  private final Socket socket;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private InputStream in;
  private OutputStream out;

  SmtpSession(SmtpSink sink, Socket socket) {
    this.sink = sink;
    this.socket = socket;
  }

  void run() {
    try (socket) {
      in = socket.getInputStream();
      out = socket.getOutputStream();
      converse();
    } catch (IOException e) {
      // The client is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse() throws IOException, InterruptedException {
    reply(sink.usual(), "220 sink");
    String domain = "";
    String line;
    while ((line = line()) != null) {
      String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      Manner manner = domain.isEmpty() ? sink.usual() : sink.of(domain);
      switch (verb) {
        case "EHLO" -> reply(manner, "250-sink\r\n250 8BITMIME");
        case "MAIL" -> {
          domain = "";
          reply(sink.usual(), "250 ok");
        }
        case "RCPT" -> {
          domain = domain(line);
          manner = sink.of(domain);
          reply(manner, manner.code() + " so be it");
        }
        case "DATA" -> {
          reply(manner, "354 go on");
          if (!skipMessage()) {
            return;
          }
          // Counted before the client hears of it: it never has more answers than are counted.
          sink.took(domain);
          reply(manner, "250 taken");
        }
        case "QUIT" -> {
          reply(Manner.QUICK, "221 bye");
          return;
        }
        default -> reply(manner, "250 ok");
      }
    }
  }

  private static String domain(String line) {
    int at = line.lastIndexOf('@');
    int end = line.indexOf('>', Math.max(at, 0));
    return at < 0 || end < 0 ? "" : line.substring(at + 1, end);
  }

  private void reply(Manner manner, String text) throws IOException, InterruptedException {
    if (manner.delayMs() > 0) {
      TimeUnit.MILLISECONDS.sleep(manner.delayMs());
    }
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  /** Without its end; null at the end of all. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (next < filled || fill()) {
      char c = (char) buffer[next++];
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("A command that is no command");
      }
      line.append(c);
    }
    return null;
  }

  private boolean skipMessage() throws IOException {
    ByteArrayOutputStream kept = sink.sample() == null ? new ByteArrayOutputStream() : null;
    // A message without a line ends at once: its dot is the first line.
    int matched = 2;
    while (next < filled || fill()) {
      byte b = buffer[next++];
      if (kept != null) {
        kept.write(b);
      }
      if (b == END[matched]) {
        matched++;
      } else {
        matched = b == END[0] ? 1 : 0;
      }
      if (matched == END.length) {
        if (kept != null) {
          sink.keep(Arrays.copyOf(kept.toByteArray(), kept.size() - DOT));
        }
        return true;
      }
    }
    return false;
  }
}
