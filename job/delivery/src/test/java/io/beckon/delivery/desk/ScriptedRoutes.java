package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.attempt.Route;
import io.beckon.delivery.attempt.Routes;
import io.beckon.delivery.attempt.Withholding;
import io.beckon.delivery.coupon.Coupons;
import io.beckon.delivery.decide.Outcome;
import io.beckon.schemas.SendCommand;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ways on which a test decides what happens to each command. The lane is the profile as it stands;
 * a command that was taken counts, whatever the desk gets to hear of it.
 */
final class ScriptedRoutes implements Routes {

  /** What happens to a command. */
  interface Act {
    Outcome on(GoAhead goAhead) throws InterruptedException;
  }

  final Map<String, Act> acts = new ConcurrentHashMap<>();
  final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  final List<String> tried = new CopyOnWriteArrayList<>();
  final CouponBook coupons = new CouponBook();

  /** At this place of an attempt the test and the attempt wait for each other. */
  static final class Meeting {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    void pass() throws InterruptedException {
      reached.countDown();
      goOn.await();
    }
  }

  @Override
  public Route of(SendCommand command) {
    return switch (command.getChannel()) {
      case "email" ->
          command.getProfile().equals("{}")
              ? new Route.Nowhere("no_address", "the profile has no address")
              : new Route.Way(
                  Route.MAIL + command.getProfile(),
                  command.getCategory().equals("transactional"),
                  (sent, goAhead, now) -> carry(sent, goAhead));
      case "call" ->
          new Route.Way(
              Route.CALL + command.getTemplate(),
              true,
              (sent, goAhead, now) -> carry(sent, goAhead));
      default -> new Route.NotOurs();
    };
  }

  private Outcome carry(SendCommand command, GoAhead goAhead) {
    String id = command.getCommandId();
    tried.add(id);
    try {
      return acts.getOrDefault(id, this.take(id)).on(goAhead);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It is taken, and says so. */
  Act take(String id) {
    return handOver(id, new Outcome.Accepted(250));
  }

  /** It is taken, and this is what the desk hears of it. */
  Act handOver(String id, Outcome heard) {
    return goAhead -> {
      GoAhead.Answer answer = goAhead.ask();
      if (answer != GoAhead.Answer.GO) {
        return Withholding.of(answer);
      }
      taken.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet();
      return heard;
    };
  }

  /** It is begun, and put off by the other side. */
  void defer(String id) {
    acts.put(
        id,
        goAhead -> {
          goAhead.ask();
          return new Outcome.Deferred(Outcome.Scope.MESSAGE, 451, "", 0);
        });
  }

  /** It is taken, behind a meeting with the test. */
  Meeting meetBefore(String id) {
    Meeting meeting = new Meeting();
    Act take = take(id);
    acts.put(
        id,
        goAhead -> {
          meeting.pass();
          return take.on(goAhead);
        });
    return meeting;
  }

  int taken(String id) {
    return taken.getOrDefault(id, new AtomicInteger()).get();
  }

  @Override
  public Coupons coupons() {
    return coupons;
  }

  @Override
  public void close() {}
}
