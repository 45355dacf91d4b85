package io.beckon.cli.demo.shop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The shop: some dozens of shoppers who browse, fill carts, order or forget to, and newcomers who
 * sign up. Its life is a function of the seed and the opening alone, however often and in whatever
 * portions it is asked for.
 *
 * <p>Not all of it is clean: phones are offline and hand over late, trackers send again what they
 * sent, and once in a while a client crashes in the middle of an event.
 */
public final class Shop {

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Visits an hour in the busiest hour of the day, of one shopper: about three a day. */
  private static final double VISITS = 0.26;

  private static final double NEWCOMERS = 0.25;
  private static final double CRASHES = 0.12;

  /** Some stay away for good, and are missed later. */
  private static final double LEAVES = 0.25;

  private static final int LEAVES_WITHIN_DAYS = 12;

  private final Random random;
  private final Names names;
  private final Prices prices = new Prices();
  private final PriorityQueue<Plan> plans =
      new PriorityQueue<>(Comparator.comparingLong(Plan::at).thenComparingLong(Plan::number));
  private final long opening;
  private long numbered;

  /** Something that will happen, unless the shop is closed by then. */
  private record Plan(long at, long number, Happening what) {}

  private interface Happening {
    void happen(long at, List<ShopRecord> out);
  }

  /**
   * Opens the shop.
   *
   * @param seed of all chance in it
   * @param opening epoch milliseconds; nothing happens before
   * @param regulars how many shoppers it knows when it opens
   */
  public Shop(long seed, long opening, int regulars) {
    this.random = new Random(seed);
    this.names = new Names(random);
    this.opening = opening;
    for (int i = 0; i < regulars; i++) {
      Shopper regular = shopper(opening);
      plan(opening + 1 + i * 20L, (at, out) -> out.add(introduce(regular, at)));
      planVisit(regular, opening + HOUR / 60);
    }
    planNewcomer(opening);
    planCrash(opening);
  }

  /** What the shop's things cost; changing it changes what happens later. */
  public Prices prices() {
    return prices;
  }

  /** What happens up to this instant and was not handed out before, in the order of log time. */
  public List<ShopRecord> until(long instant) {
    List<ShopRecord> records = new ArrayList<>();
    while (!plans.isEmpty() && plans.peek().at() <= instant) {
      Plan plan = plans.poll();
      plan.what().happen(plan.at(), records);
    }
    return records;
  }

  private void plan(long at, Happening what) {
    plans.add(new Plan(at, numbered++, what));
  }

  private void planVisit(Shopper shopper, long after) {
    double busiest = VISITS * shopper.keenness();
    long at = OpeningHours.nextVisit(after, busiest, shopper.random());
    plan(at, (start, out) -> visited(shopper, Visit.browse(shopper, start, prices)));
  }

  /** Spreads the records of a visit over time, and plans the next one. */
  private void visited(Shopper shopper, Visit.Outcome outcome) {
    spread(outcome);
    if (shopper.gone(outcome.end())) {
      spread(Visit.goAway(shopper, outcome.end() + HOUR, prices));
    } else if (outcome.comesBackForCart()) {
      long at = outcome.end() + HOUR / 4 + (long) (shopper.random().nextDouble() * 30 * HOUR);
      plan(at, (start, out) -> visited(shopper, Visit.buyWhatWasLeft(shopper, start, prices)));
    } else {
      planVisit(shopper, outcome.end());
    }
  }

  private void spread(Visit.Outcome outcome) {
    for (ShopRecord one : outcome.records()) {
      plan(one.logTime(), (at, out) -> out.add(one));
    }
  }

  private void planNewcomer(long after) {
    long arrival = OpeningHours.nextVisit(after, NEWCOMERS, random);
    plan(
        arrival,
        (at, out) -> {
          Shopper newcomer = shopper(at);
          visited(newcomer, Visit.signUp(newcomer, at, prices));
          planNewcomer(at);
        });
  }

  private void planCrash(long after) {
    long crash = OpeningHours.nextVisit(after, CRASHES, random);
    plan(
        crash,
        (at, out) -> {
          String whole =
              "{\"type\":\"track\",\"event\":\"product_viewed\",\"properties\":{\"price\":";
          int breaksOff = whole.length() / 3 + random.nextInt(whole.length() / 2);
          out.add(new BrokenRecord(at, "visitor-" + at % 1_000, whole.substring(0, breaksOff)));
          planCrash(at);
        });
  }

  private Shopper shopper(long since) {
    boolean leaves = random.nextDouble() < LEAVES;
    long days = 1 + random.nextInt(LEAVES_WITHIN_DAYS);
    long leavesAt = leaves ? Math.max(since, opening) + days * DAY : Long.MAX_VALUE;
    return new Shopper(names.next(), random.nextLong(), leavesAt);
  }

  /** The shop's books already know a regular. */
  private static ShopEvent introduce(Shopper regular, long at) {
    return new ShopEvent(
        ShopEvent.Type.IDENTIFY,
        "",
        regular.userId(),
        regular.nextMessageId(),
        at,
        at,
        regular.traits());
  }
}
