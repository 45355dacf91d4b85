package io.beckon.gateway;

import static io.beckon.gateway.RunningGateway.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.event.Event;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.Link.Scope;
import io.beckon.link.Message;
import io.beckon.link.Tokens;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unsubscribing, and saying what to get. */
class ConsentPagesTest {

  private static final Message HOSTILE =
      new Message(
          "u", "c", "k", "s", "t", "<b onload='x'>mail", "\"><script>alert(1)</script>\u202e");

  private RunningGateway gateway;

  @BeforeEach
  void start() {
    gateway =
        new RunningGateway(
            Map.of(
                "BECKON_PAGE_NAME",
                "Rugs & <Co>",
                "BECKON_PAGE_TOPICS",
                "offers = Offers & sales, tips = Tips, news"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private String unsubscribe(Scope scope) {
    return gateway.address(new Link.Unsubscribe(MESSAGE, scope));
  }

  @Test
  void aLookAtThePageChangesNothing() throws Exception {
    String address = unsubscribe(Scope.TOPIC);
    HttpResponse<String> answer = gateway.get(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.title()).isEqualTo("Unsubscribe");
    assertThat(page.text()).contains("Rugs & <Co>", "messages about Offers & sales.");
    assertThat(page.select("form[method=post]:not([action]) button[type=submit]"))
        .extracting(Element::text)
        .containsExactly("Unsubscribe", "Unsubscribe from everything");
    String choose = page.select("a").attr("href");
    assertThat(gateway.get(URI.create(address).resolve(choose).toString()).body())
        .contains("Your messages");
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void oneClickUnsubscribesAsTheStandardHasIt(Scope scope) throws Exception {
    HttpResponse<String> answer = gateway.submit(unsubscribe(scope), "List-Unsubscribe=One-Click");
    assertThat(answer.statusCode()).isEqualTo(200);
    Event event = gateway.log.event();
    assertThat(event.name()).isEqualTo("unsubscribed");
    assertThat(event.userId()).isEqualTo("ann");
    assertThat(event.properties())
        .containsEntry("command_id", MESSAGE.commandId())
        .containsEntry("campaign", "cart-recovery");
    switch (scope) {
      case TOPIC ->
          assertThat(event.properties())
              .containsEntry("topic", "offers")
              .doesNotContainKey("channel");
      case CHANNEL ->
          assertThat(event.properties())
              .containsEntry("channel", "email")
              .doesNotContainKey("topic");
      case ALL -> assertThat(event.properties()).doesNotContainKeys("topic", "channel");
    }
  }

  @Test
  void theStandardsOtherFormOfOneClickActsAsWell() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            RunningGateway.to(unsubscribe(Scope.TOPIC))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(
                    BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                            + "One-Click\r\n--x--\r\n")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.log.event().name()).isEqualTo("unsubscribed");
  }

  @Test
  void aPostThatCarriesNothingActsAsWell() throws Exception {
    HttpResponse<String> answer =
        gateway.send(RunningGateway.to(unsubscribe(Scope.ALL)).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.log.event().name()).isEqualTo("unsubscribed");
  }

  @Test
  void whoUnsubscribesTwiceIsUnsubscribedAndHeardTwice() throws Exception {
    gateway.submit(unsubscribe(Scope.TOPIC), "scope=this");
    gateway.submit(unsubscribe(Scope.TOPIC), "scope=this");
    List<Event> events = gateway.log.events();
    assertThat(events).extracting(Event::name).containsExactly("unsubscribed", "unsubscribed");
    // Under one id the second would be taken for a repetition, whatever was said between them.
    assertThat(events.get(0).messageId()).isNotEqualTo(events.get(1).messageId());
  }

  @Test
  void everythingIsAButtonAway() throws Exception {
    HttpResponse<String> answer = gateway.submit(unsubscribe(Scope.TOPIC), "scope=all");
    assertThat(Jsoup.parse(answer.body()).text()).contains("No more messages from us.");
    assertThat(gateway.log.event().properties()).doesNotContainKeys("topic", "channel");
  }

  @Test
  void aMistakeIsTakenBack() throws Exception {
    HttpResponse<String> done = gateway.submit(unsubscribe(Scope.TOPIC), "scope=this");
    Element undo = Jsoup.parse(done.body()).selectFirst("form input");
    assertThat(undo.attr("name") + '=' + undo.attr("value")).isEqualTo("undo=this");
    gateway.submit(unsubscribe(Scope.TOPIC), "undo=this");
    List<Event> events = gateway.log.events();
    assertThat(events).extracting(Event::name).containsExactly("unsubscribed", "subscribed");
    assertThat(events.get(1).properties()).containsEntry("topic", "offers");
  }

  @Test
  void takingBackAllSaysYesToNoOtherChannel() throws Exception {
    gateway.submit(unsubscribe(Scope.ALL), "undo=this");
    assertThat(gateway.log.event().properties()).containsEntry("channel", "email");
  }

  @Test
  void takingBackAllByATopicsLinkBringsTheChannelBack() throws Exception {
    HttpResponse<String> done = gateway.submit(unsubscribe(Scope.TOPIC), "scope=all");
    assertThat(Jsoup.parse(done.body()).select("form input").attr("value")).isEqualTo("all");
    gateway.submit(unsubscribe(Scope.TOPIC), "undo=all");
    assertThat(gateway.log.events().get(1).properties())
        .containsEntry("channel", "email")
        .doesNotContainKey("topic");
  }

  /** A stranger who has one mail must not fill the log, nor keep its reader from being heard. */
  @Test
  void whoSaysItTooOftenIsToldSoAndNobodyElseIs() throws Exception {
    try (RunningGateway proxied = new RunningGateway(Map.of("BECKON_HTTP_PROXIES", "1"))) {
      String address = proxied.address(new Link.Unsubscribe(MESSAGE, Scope.ALL));
      String preferences = proxied.address(new Link.Preferences(MESSAGE));
      for (int i = 0; i < 10; i++) {
        assertThat(post(proxied, "192.0.2.66", address).statusCode()).isEqualTo(200);
        assertThat(post(proxied, "192.0.2.66", preferences).statusCode()).isEqualTo(200);
      }
      int before = proxied.log.events().size();
      HttpResponse<String> answer = post(proxied, "192.0.2.66", address);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(Jsoup.parse(answer.body()).text()).contains("This was not saved");
      assertThat(before).isEqualTo(20);
      assertThat(proxied.log.isEmpty()).isTrue();
      assertThat(post(proxied, "198.51.100.7", address).statusCode()).isEqualTo(200);
      proxied.clock.move(Duration.ofSeconds(10));
      assertThat(post(proxied, "192.0.2.66", address).statusCode()).isEqualTo(200);
    }
  }

  /** They speak for all their readers from a few addresses, and need not try again. */
  @Test
  void mailboxProvidersMayPostForAllTheirReadersAtOnce() throws Exception {
    for (int i = 0; i < 100; i++) {
      Message theirs = new Message("user-" + i, "c" + i, "k", "s", "t", "email", "");
      HttpResponse<String> answer =
          gateway.submit(
              gateway.address(new Link.Unsubscribe(theirs, Scope.ALL)),
              "List-Unsubscribe=One-Click");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(gateway.log.event().userId()).isEqualTo("user-" + i);
    }
  }

  private static HttpResponse<String> post(RunningGateway to, String from, String address)
      throws Exception {
    return to.send(
        RunningGateway.to(address)
            .header("X-Forwarded-For", from)
            .POST(BodyPublishers.ofString("")));
  }

  @Test
  void whatTheLogHasNotIsNotSaidToBeDone() throws Exception {
    gateway.log.setAway(true);
    HttpResponse<String> answer =
        gateway.submit(unsubscribe(Scope.ALL), "List-Unsubscribe=One-Click");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(answer.body()).contains("try again").doesNotContain("You are unsubscribed");
    assertThat(gateway.counters().get(Count.UNSUBSCRIBES)).isZero();
  }

  @Test
  void thePreferencePageOffersWhatIsConfigured() throws Exception {
    HttpResponse<String> answer = gateway.get(gateway.address(new Link.Preferences(MESSAGE)));
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("input[type=radio][checked]"))
        .extracting(input -> input.attr("name") + '=' + input.attr("value"))
        .containsExactly("often=same", "topic.offers=same", "topic.tips=same", "topic.news=same");
    assertThat(page.select("[role=radiogroup]").eachAttr("aria-label"))
        .containsExactly("Offers & sales", "Tips", "news");
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void preferencesAreEvents() throws Exception {
    HttpResponse<String> answer =
        gateway.submit(
            gateway.address(new Link.Preferences(MESSAGE)),
            "often=less&topic.offers=no&topic.tips=yes&topic.news=same&topic.other=no");
    assertThat(Jsoup.parse(answer.body()).title()).isEqualTo("Saved");
    List<Event> events = gateway.log.events();
    assertThat(events)
        .extracting(Event::name)
        .containsExactly("identify", "unsubscribed", "subscribed", "preferences_saved");
    assertThat(events.get(0).properties()).containsExactly(Map.entry("less_often", true));
    assertThat(events.get(1).properties()).containsEntry("topic", "offers");
    assertThat(events.get(2).properties()).containsEntry("topic", "tips");
    assertThat(events.get(3).properties()).containsExactly(Map.entry("less_often", true));
    assertThat(events).extracting(Event::userId).containsOnly("ann");
  }

  @Test
  void preferencesThatAreNotTouchedStay() throws Exception {
    gateway.submit(gateway.address(new Link.Preferences(MESSAGE)), "often=same&topic.offers=same");
    List<Event> events = gateway.log.events();
    assertThat(events).extracting(Event::name).containsExactly("preferences_saved");
    assertThat(events.get(0).properties()).isEmpty();
  }

  @Test
  void theDayComesWhenOneWantsMoreAgain() throws Exception {
    gateway.submit(gateway.address(new Link.Preferences(MESSAGE)), "often=more");
    assertThat(gateway.log.event().properties()).containsEntry("less_often", false);
  }

  @Test
  void noPageHasAScriptOrLoadsAnythingOrRepeatsMarkup() throws Exception {
    String hostile = gateway.address(Link.Unsubscribe.from(HOSTILE));
    String channel = gateway.address(new Link.Unsubscribe(HOSTILE, Scope.CHANNEL));
    List<HttpResponse<String>> answers =
        List.of(
            gateway.get(hostile),
            gateway.get(channel),
            gateway.submit(hostile, "scope=this"),
            gateway.submit(channel, "scope=this"),
            gateway.submit(channel, "undo=this"),
            gateway.get(gateway.address(new Link.Preferences(HOSTILE))),
            gateway.submit(gateway.address(new Link.Preferences(HOSTILE)), "often=less"));
    for (HttpResponse<String> answer : answers) {
      Document page = Jsoup.parse(answer.body());
      assertThat(page.select("script, b, img, iframe, link, object, [src], [onload], [onclick]"))
          .isEmpty();
      assertThat(page.select("a").eachAttr("href")).allMatch(href -> !href.contains(":"));
      assertThat(page.select("meta[name=viewport]")).hasSize(1);
      assertThat(page.select("html").attr("lang")).isEqualTo("en");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("form-action 'self'", "frame-ancestors 'none'");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }
  }

  @Test
  void aPageShowsNobodysIdOrAddress() throws Exception {
    Message message = new Message("ann@example.com", "c", "k", "s", "t", "email", "offers");
    for (Link link : List.of(Link.Unsubscribe.from(message), new Link.Preferences(message))) {
      Document page = Jsoup.parse(gateway.get(gateway.address(link)).body());
      assertThat(page.body().html()).doesNotContain("@", "ann", "example");
    }
  }

  @Test
  void aTokenOfAnotherKindOrOfNobodyIsNotKnown() throws Exception {
    String token = new Tokens(KeyRing.parse(RunningGateway.LINK_KEYS)).seal(new Link.Open(MESSAGE));
    String foreign =
        new Tokens(KeyRing.parse("1:" + "B".repeat(42) + "A")).seal(new Link.Preferences(MESSAGE));
    for (String path : List.of("/u/" + token, "/p/" + token, "/p/" + foreign, "/u/x")) {
      assertThat(gateway.get(gateway.base() + path).statusCode()).isEqualTo(404);
      assertThat(gateway.submit(gateway.base() + path, "scope=all").statusCode()).isEqualTo(404);
    }
    assertThat(gateway.log.isEmpty()).isTrue();
    assertThat(gateway.counters().get(Count.BAD_TOKENS)).isEqualTo(8);
  }

  @Test
  void aFormWithoutEndIsRefused() throws Exception {
    HttpResponse<String> answer =
        gateway.submit(unsubscribe(Scope.TOPIC), "a=" + "b".repeat(20_000));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(gateway.log.isEmpty()).isTrue();
  }

  @Test
  void whoIsNotKnownByNameIsWrittenDownAsProducersDo() throws Exception {
    Message message = new Message("anon:dev-1", "c", "", "", "", "email", "");
    gateway.submit(gateway.address(Link.Unsubscribe.from(message)), "scope=this");
    Map<String, Object> call = gateway.log.message();
    assertThat(call).containsEntry("anonymousId", "dev-1").doesNotContainKey("userId");
  }
}
