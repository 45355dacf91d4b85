package io.beckon.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.engine.record.ChangeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Over a cluster of separate processes that runs the packaged job, as docs/cluster.md shows: lets
 * events flow, while somebody kills what they like, and compares.
 */
@EnabledIfSystemProperty(
    named = "cluster",
    matches = ".+",
    disabledReason = "needs a cluster: -Dcluster=127.0.0.1:9092, see docs/cluster.md")
class ClusterTest {

  private static final Duration FLOW =
      Duration.ofSeconds(Integer.getInteger("cluster.seconds", 60));
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Duration LEAD = Duration.ofSeconds(1);

  /** As the job is started with. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "kafka.bootstrap.servers",
          System.getProperty("cluster", ""),
          "time.grace",
          "1s",
          "campaigns.lead",
          LEAD.toSeconds() + "s");

  private static final String TWO_CARTS =
      """
      campaign: two-carts
      trigger:
        sequence: [{event: cart}, {event: cart}, {absent: paid, within: 2s}]
        within: 30s
      frequency: always
      steps: [{send: email, template: two-carts}]
      """;

  private static final String CHEAPER =
      """
      campaign: cheaper
      trigger:
        item: price_dropped
        id: product_id
        watched_by: {did: product_viewed, within: 1d}
      steps: [{send: email, template: cheaper}]
      """;

  private static final int WATCHERS = 100_000;

  @Test
  void committedIsWhatTheCoreDecidesOverTheSameLog() throws Exception {
    try (Log log = new Log(System.getProperty("cluster"))) {
      log.put(
          "campaigns",
          null,
          null,
          "cart-reminder@v1",
          Messages.published(ChangeKind.CAMPAIGN, "cart-reminder", "v1", Live.REMINDER));
      log.put(
          "campaigns",
          null,
          null,
          "two-carts@v1",
          Messages.published(ChangeKind.CAMPAIGN, "two-carts", "v1", TWO_CARTS));
      try (Shop shop = new Shop(log, "events")) {
        long end = System.nanoTime() + FLOW.toNanos();
        Await.until("the end of the flow", FLOW.multipliedBy(2), () -> System.nanoTime() > end);
      }
      List<String> decided =
          new CoreRun(OPTIONS, log.read("campaigns"), log.read("events"), Duration.ofDays(1))
              .decisions();
      Await.until(
          decided.size() + " decisions", PATIENCE, () -> committed(log).size() >= decided.size());
      assertThat(committed(log)).containsExactlyInAnyOrderElementsOf(decided);
      List<String> ids =
          log.read("sends").stream()
              .filter(Lane::isSend)
              .map(send -> Lane.send(send).getCommandId())
              .toList();
      assertThat(ids).doesNotHaveDuplicates();
      System.out.println(
          log.read("events").size()
              + " records in, "
              + decided.size()
              + " decisions out, "
              + ids.size()
              + " of them sends: the same as the core's, each once");
    }
  }

  /** Minutes, at a thousand a second; other users' messages go on meanwhile. */
  @Test
  void aHundredThousandWatchersOfOneThingAreToldOnce() throws Exception {
    try (Log log = new Log(System.getProperty("cluster"))) {
      byte[] campaign = Messages.published(ChangeKind.CAMPAIGN, "cheaper", "v1", CHEAPER);
      long published = log.put("campaigns", null, null, "cheaper@v1", campaign).timestamp();
      // Who looks at the thing before that is nobody's watcher yet.
      Await.until(
          "the campaign is in force",
          PATIENCE,
          () ->
              log.put("events", null, null, "early", Messages.ofThing("a", "early", "a"))
                      .timestamp()
                  > published + LEAD.toMillis());
      String run = "watcher-" + System.currentTimeMillis() + '-';
      String thing = "lamp-of-" + run;
      Future<?> last = null;
      for (int i = 0; i < WATCHERS; i++) {
        last = log.write("events", run + i, Messages.ofThing("product_viewed", run + i, thing));
      }
      last.get();
      long begin = System.nanoTime();
      log.put("events", null, null, thing, Messages.ofThing("price_dropped", "", thing));
      Set<String> told = new HashSet<>();
      Await.until(
          "every watcher has a message",
          PATIENCE.multipliedBy(3),
          () -> {
            told.clear();
            return log.read("sends").stream()
                    .filter(Lane::isSend)
                    .map(Lane::send)
                    .filter(send -> send.getUserId().startsWith(run))
                    .filter(send -> told.add(send.getUserId()) || fail("twice"))
                    .count()
                >= WATCHERS;
          });
      System.out.printf(
          "%,d watchers of one thing, each told once, after %d s%n",
          told.size(), Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }
  }

  private static boolean fail(String what) {
    throw new AssertionError(what);
  }

  private static List<String> committed(Log log) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(log.read("sends"));
    records.addAll(log.read("journeys"));
    return records.stream().map(record -> CoreRun.text(record.key(), record.value())).toList();
  }
}
