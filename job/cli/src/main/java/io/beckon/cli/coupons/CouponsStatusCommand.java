package io.beckon.cli.coupons;

import io.beckon.cli.terminal.Console;
import io.beckon.coupon.pool.Standing;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Tells what is left in each pool. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How many codes were loaded into each pool, how many have messages, how many are free?",
      "`given back` counts how often a message that went nowhere gave its code back; such a code is"
          + " free again."
    })
final class CouponsStatusCommand implements Callable<Integer> {

  @ParentCommand private CouponsCommand coupons;

  @Mixin private CouponsTopic topic;

  @Override
  public Integer call() {
    Console console = coupons.console();
    List<Standing> pools = topic.read().standings();
    if (pools.isEmpty()) {
      console.out().println("There are no pools in " + topic.name() + ".");
      return 0;
    }
    int width = pools.stream().mapToInt(pool -> pool.pool().length()).max().orElse(0);
    String form = "%-" + Math.max(width, 4) + "s  %9s  %9s  %10s  %9s%n";
    console.out().printf(Locale.ROOT, form, "pool", "loaded", "claimed", "given back", "free");
    for (Standing pool : pools) {
      console
          .out()
          .printf(
              Locale.ROOT,
              form,
              pool.pool(),
              number(pool.loaded()),
              number(pool.claimed()),
              number(pool.released()),
              number(pool.free()));
    }
    return 0;
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
