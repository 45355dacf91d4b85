package io.beckon.cli.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts the lines of a log in the order of log time; lines of one instant stay as they came. A log
 * that does not fit in memory is sorted in runs on disk, which are merged while they are read.
 */
final class LogSorter implements LineSource, Closeable {

  /** Bytes of lines that are held at once. */
  static final long DEFAULT_BOUND = 128L << 20;

  /** A line costs so much beside its bytes. */
  private static final int OVERHEAD = 48;

  private static final Comparator<Line> IN_ORDER = Comparator.comparingLong(Line::logTime);

  /**
   * A line of the log.
   *
   * @param logTime epoch milliseconds
   * @param bytes without the line break
   */
  private record Line(long logTime, byte[] bytes) {}

  private final long bound;
  private final List<Path> runs = new ArrayList<>();
  private List<Line> held = new ArrayList<>();
  private long bytesHeld;
  private long count;

  LogSorter(long bound) {
    this.bound = bound;
  }

  void add(long logTime, byte[] bytes) throws IOException {
    held.add(new Line(logTime, bytes));
    count++;
    bytesHeld += bytes.length + OVERHEAD;
    if (bytesHeld > bound) {
      spill();
    }
  }

  @Override
  public void forEach(Lines lines) throws IOException {
    held.sort(IN_ORDER);
    List<Run> open = new ArrayList<>();
    try {
      for (Path file : runs) {
        open.add(Run.of(open.size(), file));
      }
      open.add(Run.of(open.size(), held.iterator()));
      merge(open, lines);
    } finally {
      for (Run run : open) {
        run.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private void spill() throws IOException {
    held.sort(IN_ORDER);
    Path file = Files.createTempFile("beckon-log-", ".run");
    runs.add(file);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Line line : held) {
        out.writeLong(line.logTime());
        out.writeInt(line.bytes().length);
        out.write(line.bytes());
      }
    }
    held = new ArrayList<>();
    bytesHeld = 0;
  }

  /** At one instant the earlier run goes first: that keeps the order in which lines came. */
  private void merge(List<Run> runs, Lines lines) throws IOException {
    PriorityQueue<Run> heads =
        new PriorityQueue<>(
            Comparator.comparing((Run run) -> run.head, IN_ORDER)
                .thenComparingInt(run -> run.place));
    for (Run run : runs) {
      if (run.advance()) {
        heads.add(run);
      }
    }
    for (double done = 1; !heads.isEmpty(); done++) {
      Run first = heads.poll();
      lines.take(first.head.bytes(), done / count);
      if (first.advance()) {
        heads.add(first);
      }
    }
  }

  /** A sorted part of the log, read from its beginning. */
  private abstract static class Run implements Closeable {

    private final int place;
    private Line head;

    private Run(int place) {
      this.place = place;
    }

    /** The next line; null at the end. */
    abstract Line next() throws IOException;

    boolean advance() throws IOException {
      head = next();
      return head != null;
    }

    static Run of(int place, Iterator<Line> lines) {
      return new Run(place) {
        @Override
        Line next() {
          return lines.hasNext() ? lines.next() : null;
        }

        @Override
        public void close() {}
      };
    }

    static Run of(int place, Path file) throws IOException {
      DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      return new Run(place) {
        @Override
        Line next() throws IOException {
          long logTime;
          try {
            logTime = in.readLong();
          } catch (EOFException end) {
            return null;
          }
          byte[] bytes = new byte[in.readInt()];
          in.readFully(bytes);
          return new Line(logTime, bytes);
        }

        @Override
        public void close() throws IOException {
          in.close();
        }
      };
    }
  }
}
