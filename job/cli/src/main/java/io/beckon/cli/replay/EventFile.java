package io.beckon.cli.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file of events, one JSON message a line; plain, or gzip whatever its name says. */
public final class EventFile implements LineSource {

  private static final int BUFFER = 1 << 16;

  private final Path path;

  /** Opens nothing yet. */
  public EventFile(Path path) {
    this.path = path;
  }

  @Override
  public void forEach(Lines lines) throws IOException {
    double size = Math.max(1, Files.size(path));
    try (Counting file = new Counting(Files.newInputStream(path));
        InputStream in = unpacked(new BufferedInputStream(file, BUFFER))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            hand(line, lines, file.count / size);
            from = i + 1;
          }
        }
        line.write(buffer, from, count - from);
      }
      hand(line, lines, 1);
    }
  }

  private static void hand(ByteArrayOutputStream line, Lines lines, double read)
      throws IOException {
    byte[] bytes = line.toByteArray();
    line.reset();
    for (byte one : bytes) {
      if (one != ' ' && one != '\t' && one != '\r') {
        lines.take(bytes, read);
        return;
      }
    }
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static final class Counting extends FilterInputStream {

    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
