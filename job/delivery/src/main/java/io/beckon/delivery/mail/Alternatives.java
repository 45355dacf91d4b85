package io.beckon.delivery.mail;

import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The body of a mail: text and HTML as alternatives in UTF-8, each in the encoding that suits it.
 *
 * <p>Written by ourselves: Jakarta Mail looks through the class path for its encoders anew for each
 * part of each mail, which costs more than all else that is done for a mail.
 */
final class Alternatives {

  /** RFC 5322, 2.1.1: without the line end. */
  private static final int LONGEST_LINE = 998;

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, LINE_END);
  private static final StreamProvider ENCODERS = StreamProvider.provider();

  private final Part text;
  private final Part html;
  private final String boundary;

  Alternatives(String text, String html) {
    this.text = Part.of("plain", text);
    this.html = Part.of("html", html);
    this.boundary = boundary(this.text, this.html);
  }

  /** One that stands in neither, whoever wrote them. */
  private static String boundary(Part one, Part other) {
    String boundary = "=_beckon";
    for (int i = 0; one.contains(boundary) || other.contains(boundary); i++) {
      boundary = "=_beckon_" + i;
    }
    return boundary;
  }

  /** The header {@code Content-Type}. */
  String type() {
    return "multipart/alternative; boundary=\"" + boundary + '"';
  }

  /** The last one is the one that receivers should like best. */
  void writeTo(OutputStream out) throws IOException {
    for (Part part : new Part[] {text, html}) {
      line(out, "--" + boundary);
      line(out, "Content-Type: text/" + part.kind() + "; charset=UTF-8");
      line(out, "Content-Transfer-Encoding: " + part.encoding());
      out.write(LINE_END);
      out.write(part.bytes());
      out.write(LINE_END);
    }
    line(out, "--" + boundary + "--");
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.write(LINE_END);
  }

  /** A text as it goes over the wire. */
  private record Part(String kind, String encoding, byte[] bytes) {

    static Part of(String kind, String text) {
      byte[] plain = lines(text).getBytes(StandardCharsets.UTF_8);
      int longest = 0;
      int line = 0;
      int others = 0;
      for (byte b : plain) {
        if (b == '\n') {
          line = 0;
        } else if (b != '\r') {
          longest = Math.max(longest, ++line);
        }
        others += b >= ' ' && b < 0x7f || b == '\r' || b == '\n' || b == '\t' ? 0 : 1;
      }
      if (others == 0 && longest <= LONGEST_LINE) {
        return new Part(kind, "7bit", plain);
      }
      return others <= plain.length / 2
          ? new Part(kind, "quoted-printable", quoted(plain))
          : new Part(kind, "base64", BASE64.encode(plain));
    }

    /** As mails have them: a line end of another kind would be changed on the way, unsigned. */
    private static String lines(String text) {
      String one = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
      return one.replace("\n", "\r\n");
    }

    private static byte[] quoted(byte[] plain) {
      ByteArrayOutputStream quoted = new ByteArrayOutputStream(plain.length * 5 / 4);
      try (OutputStream encoder = ENCODERS.outputQP(quoted)) {
        encoder.write(plain);
      } catch (IOException e) {
        throw new UncheckedIOException("Writing to memory", e);
      }
      return quoted.toByteArray();
    }

    boolean contains(String word) {
      return new String(bytes, StandardCharsets.US_ASCII).contains(word);
    }
  }
}
