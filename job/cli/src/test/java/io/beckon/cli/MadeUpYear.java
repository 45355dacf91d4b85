package io.beckon.cli;

import io.beckon.cli.files.CampaignFiles;
import io.beckon.core.backtest.LoopBack;
import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Part;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.sequence.HostedSequences;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a year of a made-up shop costs: CPU time, bytes kept of a user, and where the time goes. The
 * campaigns are the ten longest of the examples, with their policy; between two inputs the state of
 * a user is bytes, as in a store. Not a test: {@code scripts/measure-year} runs it.
 */
final class MadeUpYear implements Effects {

  private static final int CAMPAIGNS = 10;
  private static final int MONTHS = 12;

  private final Interpreter interpreter;
  private final Deque<EmittedEvent> emitted = new ArrayDeque<>();
  private final Map<Part, Long> bytes = new HashMap<>();
  private long[] sizes = new long[0];
  private long events;
  private long sends;
  private long records;
  private long notices;
  private long nanos;

  private MadeUpYear(Compilation compiled) {
    interpreter =
        new Interpreter(TimeRules.DEFAULT, Catalog.of(compiled, Map.of()), new HostedSequences());
  }

  public static void main(String[] args) throws IOException {
    int users = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    Compilation all = Compilation.of(CampaignFiles.campaigns(List.of(Path.of(args[0]))));
    List<ExecutableCampaign> longest =
        all.campaigns().stream()
            .sorted(Comparator.comparing(one -> -one.steps().size()))
            .limit(CAMPAIGNS)
            .toList();
    longest.forEach(one -> System.out.printf("%-22s %d steps%n", one.id(), one.steps().size()));
    Compilation compiled =
        new Compilation(longest, all.policy(), all.plan(), all.segments(), all.problems());
    // Once for the compiler, which the job has behind it after its first minute.
    new MadeUpYear(compiled).run(users / 10);
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.start();
      MadeUpYear year = new MadeUpYear(compiled);
      year.run(users);
      recording.stop();
      year.print(users);
      Path samples = Files.createTempFile("year", ".jfr");
      recording.dump(samples);
      printShares(samples);
      Files.delete(samples);
    }
  }

  private void run(int users) {
    sizes = new long[users * MONTHS];
    for (int number = 0; number < users; number++) {
      List<LoggedEvent> log = MadeUpCustomer.year(number);
      events += log.size();
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      live(log, number * MONTHS);
      nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
  }

  private void live(List<LoggedEvent> log, int place) {
    String user = log.get(0).event().userId();
    InMemoryUserParts parts = new InMemoryUserParts();
    int next = 0;
    for (int month = 1; month <= MONTHS; month++) {
      long until =
          MadeUpCustomer.BEGIN + (MadeUpCustomer.END - MadeUpCustomer.BEGIN) * month / MONTHS;
      for (; next < log.size() && log.get(next).logTime() < until; next++) {
        runUntil(log.get(next).logTime(), user, parts);
        apply(log.get(next), user, parts);
      }
      runUntil(until, user, parts);
      sizes[place + month - 1] = size(parts);
    }
  }

  /** What is due and what was emitted, in the order of time. */
  private void runUntil(long logTime, String user, InMemoryUserParts parts) {
    while (true) {
      UserState state = new UserState(user, parts);
      long due = interpreter.nextInstant(state);
      if (!emitted.isEmpty() && emitted.getFirst().time() < Math.min(due, logTime)) {
        apply(LoopBack.logged(emitted.removeFirst(), 0), user, parts);
      } else if (due <= logTime) {
        interpreter.advance(state, due, this);
        state.save();
      } else {
        return;
      }
    }
  }

  private void apply(LoggedEvent event, String user, InMemoryUserParts parts) {
    UserState state = new UserState(user, parts);
    interpreter.apply(state, event, this);
    state.save();
  }

  private long size(InMemoryUserParts parts) {
    long size = 0;
    for (Part part : Part.values()) {
      for (String row : part == Part.HISTORY ? parts.historyRows() : List.of("")) {
        byte[] stored = parts.load(part, row);
        if (stored != null) {
          long taken = stored.length + row.length();
          bytes.merge(part, taken, Long::sum);
          size += taken;
        }
      }
    }
    return size;
  }

  @Override
  public void emit(Effect effect) {
    if (effect instanceof SendCommand) {
      sends++;
    } else if (effect instanceof JourneyRecord) {
      records++;
    } else if (effect instanceof EmittedEvent event) {
      emitted.add(event);
    }
  }

  @Override
  public void notice(Notice notice) {
    notices++;
  }

  private void print(int users) {
    long[] known = Arrays.stream(sizes).filter(size -> size > 0).sorted().toArray();
    System.out.printf(
        "%,d users, %,d events, %,d sends, %,d records, %,d notices%n",
        users, events, sends, records, notices);
    System.out.printf("%.1f CPU seconds per million events%n", nanos / 1e3 / events);
    System.out.printf(
        "bytes per user at the ends of months: mean %,d, median %,d, 99 %% below %,d, most %,d%n",
        Arrays.stream(known).sum() / known.length,
        known[known.length / 2],
        known[known.length * 99 / 100],
        known[known.length - 1]);
    bytes.forEach((part, all) -> System.out.printf("  %-10s %,d%n", part, all / known.length));
  }

  /** By the innermost class of Beckon's that a sample stands in. */
  private static void printShares(Path samples) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (RecordedEvent sample : RecordingFile.readAllEvents(samples)) {
      List<RecordedFrame> frames = sample.getStackTrace().getFrames();
      List<String> classes = frames.stream().map(it -> it.getMethod().getType().getName()).toList();
      if (classes.stream()
          .anyMatch(
              it ->
                  it.equals(Interpreter.class.getName()) || it.equals(UserState.class.getName()))) {
        int own =
            IntStream.range(0, classes.size())
                .filter(n -> classes.get(n).startsWith("io.beckon"))
                .findFirst()
                .orElse(0);
        String where = classes.get(own).replace("io.beckon.core.", "").replaceAll("\\$.*", "");
        counts.merge(where, 1, Integer::sum);
      }
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("where the time goes (%,d samples):%n", all);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(25)
        .forEach(
            it -> System.out.printf("%5.1f %%  %s%n", 100.0 * it.getValue() / all, it.getKey()));
  }
}
