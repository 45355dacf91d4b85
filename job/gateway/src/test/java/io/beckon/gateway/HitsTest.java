package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.link.Link;
import io.beckon.link.Target;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opens and clicks. */
class HitsTest {

  private static final String TARGET = "https://shop.example/cart?a=1&b=%0D%0A";

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway = new RunningGateway(Map.of());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private String click(String url) {
    return gateway.address(new Link.Click(MESSAGE, new Target(url)));
  }

  private Event afterTheHold() throws InterruptedException {
    gateway.clock.move(Duration.ofSeconds(2));
    return gateway.log.event();
  }

  @Test
  void anImageIsAnOpen() throws Exception {
    HttpResponse<String> answer = gateway.get(gateway.address(new Link.Open(MESSAGE)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    Event event = afterTheHold();
    assertThat(event.name()).isEqualTo("message_opened");
    assertThat(event.userId()).isEqualTo("ann");
    assertThat(event.properties())
        .isEqualTo(
            Map.of(
                "command_id",
                MESSAGE.commandId(),
                "campaign",
                "cart-recovery",
                "step",
                "first",
                "template",
                "cart-first",
                "channel",
                "email",
                "human",
                true));
  }

  @Test
  void aClickGoesOnToWhereItsTokenSays() throws Exception {
    HttpResponse<String> answer = gateway.get(click(TARGET));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("Location")).containsExactly(TARGET);
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    Event event = afterTheHold();
    assertThat(event.name()).isEqualTo("message_clicked");
    assertThat(event.properties()).containsEntry("url", TARGET).containsEntry("human", true);
  }

  @Test
  void theReaderDoesNotWaitForTheLogAndTheClickDoes() throws Exception {
    gateway.log.setAway(true);
    assertThat(gateway.get(click(TARGET)).statusCode()).isEqualTo(302);
    gateway.clock.move(Duration.ofSeconds(2));
    gateway.log.awaitRefusal();
    gateway.log.setAway(false);
    assertThat(gateway.log.event().name()).isEqualTo("message_clicked");
    assertThat(gateway.counters().get(Count.HITS_LOST)).isZero();
  }

  @Test
  void whatHasNoRoomWhileTheLogIsAwayIsCounted() throws Exception {
    try (RunningGateway small = new RunningGateway(Map.of("BECKON_HITS_HELD", "1"))) {
      small.log.setAway(true);
      String address = small.address(new Link.Click(MESSAGE, new Target(TARGET)));
      for (int i = 0; i < 4; i++) {
        small.get(address);
      }
      assertThat(small.counters().get(Count.HITS_LOST)).isPositive();
    }
  }

  @Test
  void nothingBesideTheTokenSaysWhereAClickLeads() throws Exception {
    String address = click(TARGET);
    for (String addition :
        List.of("?url=https://evil.example/", "?r=//evil.example", "?target=%2F%2Fevil.example")) {
      assertThat(gateway.get(address + addition).headers().firstValue("Location")).contains(TARGET);
    }
    for (String path :
        List.of(
            "/c/https%3A%2F%2Fevil.example",
            "/c/%2F%2Fevil.example",
            "/c/..%2F..%2Fetc",
            "/c/x%0D%0ALocation:%20https://evil.example",
            "/c/" + "a".repeat(7_000),
            "/c/")) {
      HttpResponse<String> answer = gateway.get(gateway.base() + path);
      assertThat(answer.statusCode()).as(path).isBetween(400, 404);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
      assertThat(answer.body()).doesNotContain("evil");
    }
  }

  @Test
  void aForgedOrCutOrStrangeTokenLeadsNowhere() throws Exception {
    String address = click(TARGET);
    String open = gateway.address(new Link.Open(MESSAGE));
    String last = address.endsWith("A") ? "B" : "A";
    for (String wrong :
        List.of(
            address.substring(0, address.length() - 1) + last,
            address.substring(0, address.length() - 4),
            address + "A",
            open.replace("/o/", "/c/"),
            address.replace("/c/", "/o/"))) {
      HttpResponse<String> answer = gateway.get(wrong);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
    gateway.clock.move(Duration.ofSeconds(5));
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.counters().get(Count.BAD_TOKENS)).isEqualTo(5);
  }

  @Test
  void aHeadRequestIsNoClick() throws Exception {
    HttpResponse<String> answer =
        gateway.send(RunningGateway.to(click(TARGET)).method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(afterTheHold().properties())
        .containsEntry("human", false)
        .containsEntry("reason", "head");
  }

  @Test
  void aScannerIsMarkedFromItsFirstLinkOn() throws Exception {
    gateway.get(gateway.address(new Link.Open(MESSAGE)));
    for (int i = 0; i < 3; i++) {
      gateway.get(click("https://shop.example/" + i));
    }
    gateway.clock.move(Duration.ofSeconds(2));
    for (int i = 0; i < 4; i++) {
      assertThat(gateway.log.event().properties())
          .containsEntry("human", false)
          .containsEntry("reason", "all links at once");
    }
    assertThat(gateway.counters().get(Count.CLICKS)).isZero();
    assertThat(gateway.counters().get(Count.CLICKS_BY_PROGRAMS)).isEqualTo(3);
  }

  @Test
  void aLookAtThePagesForConsentCountsAsALinkAndIsNoEvent() throws Exception {
    gateway.get(click("https://shop.example/"));
    gateway.get(gateway.address(Link.Unsubscribe.from(MESSAGE)));
    gateway.get(gateway.address(new Link.Preferences(MESSAGE)));
    assertThat(afterTheHold().properties()).containsEntry("human", false);
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  /** With a log that is away each try takes its time, and a stop has not so much. */
  @Test
  void aStopWhileTheLogIsAwayTriesOnceAndSaysWhatIsLost() throws Exception {
    try (LogLines lines = LogLines.of("io.beckon.gateway")) {
      for (int i = 0; i < 20; i++) {
        gateway.get(click(TARGET));
      }
      gateway.log.setAway(true);
      gateway.close();
      assertThat(gateway.log.refusals()).isEqualTo(1);
      assertThat(gateway.counters().get(Count.HITS_LOST)).isEqualTo(20);
      assertThat(lines.all()).anyMatch(line -> line.startsWith("20 opens and clicks are lost"));
    }
  }

  @Test
  void aStopHandsOnWhatIsHeld() throws Exception {
    gateway.get(click(TARGET));
    gateway.close();
    assertThat(gateway.log.event().name()).isEqualTo("message_clicked");
  }
}
