package io.beckon.delivery.desk;

import io.beckon.delivery.attempt.Carrier;
import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Outcome;
import io.beckon.schemas.DeliveryRecord;
import io.beckon.schemas.SendCommand;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that carry: as many as there are connections. */
final class Crew {

  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

  private final ExecutorService threads;
  private final Attempt.Desk desk;
  private final BiConsumer<Attempt, Outcome> done;
  private final Consumer<Throwable> broken;

  /**
   * A crew.
   *
   * @param done told from the threads what each attempt came to
   * @param broken told of what makes the worker unfit to go on: no memory, classes that are missing
   */
  Crew(int size, Attempt.Desk desk, BiConsumer<Attempt, Outcome> done, Consumer<Throwable> broken) {
    AtomicInteger number = new AtomicInteger();
    ClassLoader job = Crew.class.getClassLoader();
    this.desk = desk;
    this.done = done;
    this.broken = broken;
    this.threads =
        Executors.newFixedThreadPool(
            size,
            work -> {
              Thread thread = new Thread(work, "delivery-" + number.incrementAndGet());
              thread.setDaemon(true);
              // Jakarta Mail looks up its parts by it.
              thread.setContextClassLoader(job);
              return thread;
            });
  }

  void carry(Attempt attempt, SendCommand command, Carrier carrier) {
    threads.execute(
        () -> {
          try {
            done.accept(attempt, outcome(attempt, command, carrier));
          } catch (RuntimeException | Error e) {
            broken.accept(e);
          }
        });
  }

  private Outcome outcome(Attempt attempt, SendCommand command, Carrier carrier) {
    Outcome outcome;
    try {
      outcome = carrier.carry(command, attempt, desk.clock().getAsLong());
    } catch (StackOverflowError e) {
      // A message that nests so deep does so in each attempt.
      outcome = failed(attempt, e, new Outcome.Unfit("failure", "the message could not be made"));
    } catch (RuntimeException e) {
      outcome = failed(attempt, e, new Outcome.Deferred(Outcome.Scope.MESSAGE, 0, "failure", 0));
    }
    if (outcome instanceof Outcome.Accepted accepted) {
      // At once: what the desk does later may not happen.
      DeliveryRecord record = attempt.record(End.ACCEPTED.word());
      record.setCode(accepted.code());
      desk.ends().write(record);
    }
    return outcome;
  }

  private static Outcome failed(Attempt attempt, Throwable failure, Outcome notGiven) {
    // Its text may repeat what the message says.
    LOG.error(
        "An attempt failed in a way that nobody thought of: {} at {}",
        failure.getClass().getName(),
        failure.getStackTrace().length > 0 ? failure.getStackTrace()[0] : "no known place");
    return attempt.isGiven() ? new Outcome.Unanswered("failure") : notGiven;
  }

  /** Waits for those who carry to finish, for so long. */
  boolean rest(long millis) throws InterruptedException {
    threads.shutdown();
    return threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
  }
}
