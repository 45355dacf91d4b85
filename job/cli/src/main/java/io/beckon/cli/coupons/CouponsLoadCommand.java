package io.beckon.cli.coupons;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.terminal.Failure;
import io.beckon.coupon.pool.CouponBounds;
import io.beckon.coupon.pool.Pools;
import io.beckon.coupon.pool.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts the codes of a file into a pool: all of them, or none where one cannot be taken. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Put the codes of a file into a pool: all of them, or none where something is wrong.",
      "A code is in a pool once, for ever: to load a file again adds what is missing, and nothing"
          + " else."
    })
final class CouponsLoadCommand implements Callable<Integer> {

  /** Of more, nobody reads the rest. */
  private static final int MOST_TOLD = 20;

  @ParentCommand private CouponsCommand coupons;

  @Parameters(
      index = "0",
      paramLabel = "POOL",
      description = "Name of the pool: `summer`, where templates say `{{ coupon.summer }}`.")
  private String pool;

  @Parameters(index = "1", paramLabel = "FILE", description = "One code a line.")
  private Path file;

  @Mixin private CouponsTopic topic;

  @Override
  public Integer call() {
    if (!CouponBounds.isPool(pool)) {
      throw Failure.ofUsage(
          "A pool's name is a letter, then letters, digits, - and _, 64 at most.");
    }
    CouponFile codes = CouponFile.read(file);
    if (!codes.problems().isEmpty()) {
      return refuse(codes.problems());
    }
    if (codes.lines().isEmpty()) {
      throw Failure.ofUsage("There are no codes in " + file + ".");
    }
    Pools known = topic.read();
    List<String> problems = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    codes
        .lines()
        .forEach(
            (code, line) -> {
              Optional<String> holder = known.poolOf(code);
              if (holder.isEmpty()) {
                missing.add(code);
              } else if (!holder.get().equals(pool)) {
                problems.add(file + ":" + line + ": in the pool " + holder.get() + " already");
              }
            });
    checkRoom(known, missing.size()).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return refuse(problems);
    }
    topic.load(pool, missing);
    Standing before = known.standing(pool);
    coupons
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "loaded  %s  %,d codes, %,d of the file were there already; %,d are free%n",
            pool,
            missing.size(),
            codes.lines().size() - missing.size(),
            before.free() + missing.size());
    return 0;
  }

  private Optional<String> checkRoom(Pools known, int more) {
    if (known.standing(pool).loaded() + more > CouponBounds.MOST_CODES) {
      return Optional.of(
          "A pool can have %,d codes: take a new one.".formatted(CouponBounds.MOST_CODES));
    }
    if (known.codes() + more > CouponBounds.MOST_CODES_IN_ALL) {
      return Optional.of(
          "All pools can have %,d codes: take a new topic."
              .formatted(CouponBounds.MOST_CODES_IN_ALL));
    }
    boolean isNew = known.standing(pool).loaded() == 0;
    return isNew && known.standings().size() >= CouponBounds.MOST_POOLS
        ? Optional.of("There can be %,d pools.".formatted(CouponBounds.MOST_POOLS))
        : Optional.empty();
  }

  private int refuse(List<String> problems) {
    Console console = coupons.console();
    problems.stream()
        .limit(MOST_TOLD)
        .forEach(one -> console.err().println(console.err(Console.Colour.RED, one)));
    if (problems.size() > MOST_TOLD) {
      console.err().println("and " + (problems.size() - MOST_TOLD) + " more");
    }
    console.err().println("Nothing was loaded.");
    return 1;
  }
}
