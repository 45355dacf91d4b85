package io.beckon.delivery.live;

import static io.beckon.delivery.live.LiveDelivery.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beckon.coupon.kafka.CouponTopic;
import io.beckon.coupon.pool.Pools;
import io.beckon.coupon.pool.Standing;
import io.beckon.delivery.options.DeliveryOptions;
import io.beckon.delivery.smtp.ScriptedServer;
import io.beckon.delivery.start.DeliveryBroker;
import io.beckon.runtime.options.Settings;
import io.beckon.runtime.start.StartRefused;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails with coupon codes: the whole job with two workers, a broker and an SMTP server. */
@Tag("slow")
class CouponsLiveTest {

  private static final Pattern CODE = Pattern.compile("code=(SUMMER-\\d{4})");
  private static final String TEMPLATE =
      """
      ---
      from: The Shop <hello@shop.example>
      subject: A present
      ---
      <html><body><p>code=%s</p>
      <p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p></body></html>
      """;

  @TempDir static Path folder;

  private static LiveDelivery delivery;
  private static CouponTopic pools;

  @BeforeAll
  static void start() throws Exception {
    delivery = new LiveDelivery(folder);
    delivery.kafka().createTopic("coupons", 1, TimestampType.CREATE_TIME);
    Properties clients = new Properties();
    clients.put("bootstrap.servers", delivery.kafka().bootstrapServers());
    pools = new CouponTopic("coupons", clients, InstantSource.system());
    delivery.publish("cart-first", TEMPLATE.formatted("{{ coupon.summer }}"));
    delivery.publish("dry", TEMPLATE.formatted("{{ coupon.dry }}"));
    delivery.startJob(options("coupons"));
  }

  private static Map<String, String> options(String coupons) {
    return Map.of("topic.coupons", coupons, "retry.first", "1s", "retry.longest", "2s");
  }

  private static Settings settings(String coupons) {
    return DeliveryOptions.of(delivery.options(options(coupons)));
  }

  @AfterAll
  static void stop() throws Exception {
    delivery.close();
  }

  @Test
  void everyMailHasACodeOfItsOwnWhateverIsKilledAndTheRefusedGiveTheirsBack() throws Exception {
    int taken = 400;
    int refused = 20;
    load("summer", 0, taken + refused + 30);
    for (int i = 0; i < taken; i++) {
      delivery.send(command("m" + i, "m" + i + "@d" + i % 7 + ".example"));
      if (i % 20 == 0) {
        delivery.send(command("no" + i, "dot.554@d" + i % 7 + ".example"));
      }
    }
    // The server takes it and says nothing: it is sent again and again.
    delivery.send(command("again", "drop.dot@again.example").setCategory("transactional"));
    delivery.until(() -> of("m\\d+@.*").size() > taken / 4);
    delivery.loseWorker();
    delivery.until(
        () ->
            delivery.count("m\\d+", "accepted") + delivery.count("m\\d+", "unknown") == taken
                && delivery.count("no\\d+", "refused") + delivery.count("no\\d+", "unknown")
                    == refused);

    Set<String> codes = new HashSet<>();
    for (ScriptedServer.Taken mail : of("m\\d+@.*")) {
      assertThat(codes.add(code(mail))).as("in one mail").isTrue();
    }
    delivery.until(() -> of("drop.dot@.*").size() >= 2);
    assertThat(of("drop.dot@.*").stream().map(CouponsLiveTest::code).distinct())
        .as("the same each time")
        .hasSize(1)
        .doesNotContainAnyElementsOf(codes);
    delivery.until(
        () ->
            pools.read().standing("summer").released()
                >= refused - delivery.count("no\\d+", "unknown"));
    int back = pools.read().standing("summer").released();
    int claimed = taken + 1 + refused - back;
    int loaded = taken + refused + 30;
    Pools read = pools.read();
    assertThat(read.standing("summer"))
        .isEqualTo(new Standing("summer", loaded, claimed, back, loaded - claimed));
    assertThat(of("m\\d+@.*"))
        .as("as the log says")
        .allSatisfy(
            mail ->
                assertThat(read.codeOf("summer", mail.to().replaceAll("@.*", "")))
                    .contains(code(mail)));
  }

  @Test
  void whatFindsAPoolDryGoesOutWhenItIsFilled() throws Exception {
    load("dry", 9_000, 1);
    for (int i = 0; i < 4; i++) {
      delivery.send(command("dry" + i, "dry" + i + "@dry.example").setTemplate("dry"));
    }
    delivery.until(() -> of("dry\\d@.*").size() == 1);
    delivery.send(
        command("gone", "gone@dry.example")
            .setTemplate("dry")
            .setExpiresAt(Instant.now().plusSeconds(2)));
    delivery.until(() -> delivery.count("gone", "expired") == 1);
    load("dry", 9_001, 3);
    delivery.until(() -> of("dry\\d@.*").size() == 4);
    assertThat(of("dry\\d@.*").stream().map(CouponsLiveTest::code))
        .containsExactlyInAnyOrder("SUMMER-9000", "SUMMER-9001", "SUMMER-9002", "SUMMER-9003");
  }

  @Test
  void aTopicThatForgetsIsRefused() {
    delivery
        .kafka()
        .createTopic("forgets", 2, TimestampType.CREATE_TIME, Map.of("retention.ms", "604800000"));
    delivery
        .kafka()
        .createTopic("compacts", 1, TimestampType.CREATE_TIME, Map.of("cleanup.policy", "compact"));
    assertThatThrownBy(() -> DeliveryBroker.check(settings("forgets")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("has 2 partitions, and must have one")
        .hasMessageContaining("retention.ms=604800000");
    assertThatThrownBy(() -> DeliveryBroker.check(settings("compacts")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("cleanup.policy=compact");
    assertThatThrownBy(() -> DeliveryBroker.check(settings("nowhere")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("nowhere (topic.coupons) does not exist");
    DeliveryBroker.check(settings("coupons"));
  }

  private static void load(String pool, int from, int count) throws Exception {
    pools.load(
        pool,
        IntStream.range(from, from + count).mapToObj(i -> "SUMMER-%04d".formatted(i)).toList());
  }

  private static List<ScriptedServer.Taken> of(String addresses) {
    return delivery.taken().stream().filter(mail -> mail.to().matches(addresses)).toList();
  }

  private static String code(ScriptedServer.Taken mail) {
    // Quoted-printable writes = as =3D.
    Matcher found = CODE.matcher(mail.message().replace("=3D", "="));
    assertThat(found.find()).as(mail.message()).isTrue();
    return found.group(1);
  }
}
