package io.beckon.cli.demo.house;

import io.beckon.cli.campaigns.CampaignEntry;
import io.beckon.cli.demo.shop.Shop;
import io.beckon.cli.demo.shop.ShopEvent;
import io.beckon.cli.demo.shop.ShopRecord;
import io.beckon.cli.demo.shop.You;
import io.beckon.cli.demo.time.SimulatedClock;
import io.beckon.core.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * Carries the shop's life into the log, tick by tick: what happened since the last tick in the
 * order of log time, then a pulse. It keeps a list of what it wrote, which is all an oracle needs.
 *
 * <p>While silenced it writes nothing, no pulse either, and what would have happened in the shop
 * does not happen: the shop is closed, its clock goes on.
 *
 * <p>Thread-safe.
 */
public final class Feeder {

  private final Shop shop;
  private final You you;
  private final SimulatedClock clock;
  private final EventLog log;
  private final List<ShopEvent> written = new ArrayList<>();
  private final List<Event> heard = new ArrayList<>();
  private boolean silent;

  Feeder(Shop shop, SimulatedClock clock, EventLog log) {
    this.shop = shop;
    this.you = new You(shop.prices());
    this.clock = clock;
    this.log = log;
  }

  /** Moves the clock on and writes what has happened. */
  synchronized void tick() {
    catchUp(clock.advance());
  }

  /** You do something at this very instant of the clock, which stands until it is moved again. */
  public synchronized ShopEvent you(BiFunction<You, Long, ShopEvent> deed) {
    return happens(now -> deed.apply(you, now));
  }

  /** The price of the rug drops at this very instant of the clock, which stands likewise. */
  public synchronized ShopEvent dropPrice() {
    return happens(shop.prices()::dropRug);
  }

  /**
   * A version of a campaign is published at this very instant of the clock, which stands likewise.
   */
  public synchronized long publish(CampaignEntry entry) {
    clock.hold();
    long now = clock.now();
    catchUp(now);
    log.publish(entry, now);
    return now;
  }

  /**
   * Takes what somebody tells who lives by another clock, as having happened now by the shop's. It
   * goes into the log with the next tick; while the shop is cut off it waits.
   */
  public synchronized void hear(Event event) {
    heard.add(event);
  }

  private ShopEvent happens(LongFunction<ShopEvent> what) {
    clock.hold();
    long now = clock.now();
    catchUp(now);
    ShopEvent event = what.apply(now);
    write(event);
    return event;
  }

  /** Cuts the shop off from the log, or connects it again. */
  public synchronized void silence(boolean other) {
    if (other != silent) {
      catchUp(clock.now());
      silent = other;
    }
  }

  public synchronized boolean silent() {
    return silent;
  }

  /** Every event written so far, in the order of the log; a retry stands there twice. */
  public synchronized List<ShopEvent> written() {
    return List.copyOf(written);
  }

  /** The last pulse: beyond it nothing will be written. */
  public synchronized void end(long logTime) {
    log.pulse(logTime);
    silent = true;
  }

  private void catchUp(long now) {
    List<ShopRecord> happened = shop.until(now);
    if (!silent) {
      happened.forEach(this::write);
      heard.forEach(event -> write(ShopEvent.heard(event, now)));
      heard.clear();
      log.pulse(now);
    }
  }

  private void write(ShopRecord record) {
    if (record instanceof ShopEvent event) {
      written.add(event);
    }
    log.append(record);
  }
}
