package io.beckon.benchmark;

import io.beckon.benchmark.Rates.Load;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What delivery costs, against the bare libraries; {@code scripts/measure-delivery} runs it. */
public final class MeasureDelivery {

  private static final List<String> PARTS = List.of("renders", "rates", "relay", "domains");

  private MeasureDelivery() {}

  /**
   * Measures, and prints.
   *
   * @param arguments {@code --quick} for a look at whether it works; parts to measure, all where
   *     none is named; a number of turns
   */
  public static void main(String[] arguments) throws Exception {
    boolean quick = List.of(arguments).contains("--quick");
    int turns = quick ? 1 : 5;
    Set<String> parts = new HashSet<>();
    for (String argument : arguments) {
      if (PARTS.contains(argument)) {
        parts.add(argument);
      } else if (argument.matches("[1-9][0-9]?")) {
        turns = Integer.parseInt(argument);
      } else if (!argument.equals("--quick")) {
        System.err.println("usage: measure-delivery [--quick] [TURNS] " + PARTS);
        System.exit(2);
      }
    }
    measure(
        parts.isEmpty() ? Set.copyOf(PARTS) : parts, turns, quick ? 20 : 1, System.out::println);
    System.exit(0);
  }

  /**
   * Measures.
   *
   * @param less so many times fewer mails than are worth a figure
   * @param out takes line by line what came of it
   */
  static void measure(Set<String> parts, int turns, int less, Consumer<String> out)
      throws Exception {
    out.accept(
        String.format(
            Locale.ROOT,
            "%d turns, %d processors, load %.1f; medians, lowest and highest",
            turns,
            Runtime.getRuntime().availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    if (parts.contains("renders")) {
      out.accept(new Renders().compare(4_000 / less, turns * 3));
    }
    if (parts.size() > 1 || !parts.contains("renders")) {
      mails(parts, turns, less, out);
    }
  }

  private static void mails(Set<String> parts, int turns, int less, Consumer<String> out)
      throws Exception {
    Path folder = Files.createTempDirectory("beckon-benchmark");
    try (Sink sink = new Sink();
        Broker broker = new Broker(folder.resolve("broker"));
        DeliveryRuns runs = new DeliveryRuns(broker, sink.port(), folder)) {
      Watch watch = new Watch(sink, broker);
      Rates rates = new Rates(sink, runs, watch);
      // Not counted: code is compiled, and the bare client gets the job's own message.
      rates.job(new Load(16, 0, (parts.contains("rates") ? 12_000 : 4_000) / less));
      byte[] message = sink.sample();
      Mails ready = Mails.ready(message);
      out.accept(String.format(Locale.ROOT, "a mail: %,d bytes", message.length));
      if (parts.contains("rates")) {
        out.accept(rates.compare(new Load(1, 0, 3_000 / less), ready, turns));
        out.accept(rates.compare(new Load(16, 0, 12_000 / less), ready, turns));
      }
      if (parts.contains("relay")) {
        out.accept(rates.compare(new Load(1, 20, 120 / Math.min(less, 4)), ready, turns));
        out.accept(rates.compare(new Load(16, 20, 2_400 / less), ready, turns));
      }
      if (parts.contains("domains")) {
        // Where connections are what is scarce; with a relay that answers at once, it is the CPU.
        new OneSickDomain(sink, runs, watch)
            .compare(new Load(16, 20, 2_400 / less), turns)
            .forEach(out);
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
