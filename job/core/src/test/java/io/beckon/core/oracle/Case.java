package io.beckon.core.oracle;

import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.model.Step;
import io.beckon.core.time.TimeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What was published, the numbers that the rules leave open, and the log of one user.
 *
 * @param begin where the log begins, or close to it
 */
record Case(World world, TimeRules rules, String user, long begin, List<LoggedEvent> log) {

  private static final Map<String, Arbitrary<Case>> GENERATORS = new ConcurrentHashMap<>();

  static Arbitrary<Case> cases() {
    return Combinators.combine(RandomTimes.begins(), Arbitraries.of(RandomLogs.USERS))
        .flatAs(Case::cases)
        .withoutEdgeCases();
  }

  /** Generators are dear to make, and kept. */
  private static Arbitrary<Case> cases(long begin, String user) {
    return GENERATORS.computeIfAbsent(begin + user, it -> generator(begin, user));
  }

  private static Arbitrary<Case> generator(long begin, String user) {
    return Combinators.combine(
            RandomWorlds.worlds(begin), RandomLogs.rules(begin), RandomLogs.logs(user, begin))
        .as((world, rules, log) -> new Case(world, rules, user, begin, known(world, user, log)));
  }

  /**
   * Who has nothing kept counts as never seen, and what is kept is for the engine to say; so where
   * it matters something is known of everybody.
   */
  private static List<LoggedEvent> known(World world, String user, List<LoggedEvent> log) {
    List<Long> meetings = meetings(world);
    if (meetings.isEmpty()) {
      return log;
    }
    long first = log.get(0).logTime();
    List<LoggedEvent> known = new ArrayList<>(log);
    known.add(0, touch(user, first, "known"));
    if (world.touched()) {
      meetings.forEach(at -> known.add(place(known, at), touch(user, at, "touched-" + at)));
    }
    return known;
  }

  /** The instants at which there is something to meet that was not always there. */
  private static List<Long> meetings(World world) {
    return Stream.concat(world.releases().stream().map(World.Release::from), world.halts().stream())
        .filter(from -> from != Long.MIN_VALUE)
        .distinct()
        .sorted()
        .toList();
  }

  private static LoggedEvent touch(String user, long at, String messageId) {
    Map<String, Object> traits = Map.of("known", true);
    Event event = new Event(Event.Kind.IDENTIFY, Event.IDENTIFY_NAME, user, messageId, at, traits);
    return new LoggedEvent(event, at, 0);
  }

  private static int place(List<LoggedEvent> log, long at) {
    int place = 0;
    while (place < log.size() && log.get(place).logTime() < at) {
      place++;
    }
    return place;
  }

  /** Long after everything, so that nothing is left that waits. */
  long end() {
    return latest() + Duration.ofDays(30).toMillis();
  }

  private long latest() {
    return log.stream().mapToLong(LoggedEvent::logTime).max().orElse(begin);
  }

  /**
   * How far log time may run before the record at this place of the log: never beyond what comes
   * later, since having read a pulse proves that everything before it was read.
   */
  long truthfulBefore(int place) {
    return IntStream.range(place, log.size())
        .mapToLong(later -> log.get(later).logTime())
        .min()
        .orElse(end());
  }

  /**
   * The same where no message id is ever forgotten: one that comes again after that begins a
   * journey with the id of the first one.
   */
  Case remembering() {
    TimeRules other =
        new TimeRules(
            rules.grace(),
            rules.staleness(),
            rules.futureTolerance(),
            Duration.ofDays(3650).toMillis(),
            rules.sendFrom(),
            rules.rollCall());
    return new Case(world, other, user, begin, log);
  }

  /** The same where everything has always been in force, held now and then all the same. */
  Case fromTheBeginning() {
    List<World.Published> campaigns =
        world.campaigns().stream()
            .map(published -> new World.Published(published.campaign(), Long.MIN_VALUE))
            .toList();
    List<World.Change> held =
        world.changes().stream().filter(World.Held.class::isInstance).toList();
    World other = new World(campaigns, world.segments(), world.policies(), held, true);
    return new Case(other, rules, user, begin, log);
  }

  /** Whether journeys put events into the log. */
  boolean emits() {
    return world.campaigns().stream()
        .flatMap(one -> StepNames.all(one.campaign().steps()).stream())
        .anyMatch(step -> step instanceof Step.Emit);
  }

  /** By the naive engine; with no help from a schedule, where nothing comes back. */
  Outcome expected() {
    return expected(Meanings.BY_TEXT::get);
  }

  /** By the naive engine, where expressions mean this. */
  Outcome expected(Function<String, Meaning> meanings) {
    NaiveEngine naive = new NaiveEngine(user, world, rules, meanings);
    if (emits()) {
      Loop.run(this, naive);
    } else {
      log.forEach(naive::apply);
      naive.advance(end());
    }
    return naive.outcome();
  }

  /** By the engine, woken as a schedule says, where nothing comes back. */
  Outcome actual(Schedule schedule, Outcome expected) {
    EngineRun engine = emits() ? EngineRun.looped(this) : EngineRun.of(this, schedule);
    return Named.outcome(engine.effects(), expected);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(user + " " + rules + "\n");
    world
        .campaigns()
        .forEach(one -> text.append(when(one.from())).append(brief(one.campaign())).append('\n'));
    world
        .segments()
        .forEach((name, who) -> text.append(name).append(' ').append(brief(who)).append('\n'));
    world
        .policies()
        .forEach(one -> text.append(when(one.from())).append(brief(one.policy())).append('\n'));
    world.changes().forEach(one -> text.append(when(one.from())).append(brief(one)).append('\n'));
    for (LoggedEvent logged : log) {
      text.append("P ").append(seconds(logged.logTime())).append("  E ");
      text.append(seconds(logged.event().time())).append("  ");
      text.append(logged.event().name()).append(' ').append(logged.event().messageId());
      text.append(' ').append(logged.event().properties()).append('\n');
    }
    return text.toString();
  }

  private String when(long from) {
    return from == Long.MIN_VALUE ? "" : "from " + seconds(from) + ": ";
  }

  private long seconds(long instant) {
    return (instant - begin) / 1000;
  }

  private static String brief(Object written) {
    return written
        .toString()
        .replaceAll(",? ?span=Span\\[[^\\]]*\\][^\\]]*\\]", "")
        .replace("Optional.empty", "-");
  }
}
