package io.beckon.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.endtoend.part.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway's pages, as somebody comes to them from a mail. */
class PagesInBrowserTest extends InBrowser {

  @Test
  void unsubscribingTakesAPressOfTheButton(Installation shop) {
    shop.comes("tired");
    shop.track("tired", "offer_wanted", Map.of());
    String link = Web.link(shop.mail("tired", "An offer"), "u");
    Page page = null;
    for (int width : WIDTHS) {
      page = browser.open(link, width);
      assertThat(page.text())
          .contains("You will no longer get messages about Offers and sales.", "The Shop");
      assertThat(page.isTooWide()).as("at %d", width).isFalse();
      assertThat(page.shows("button")).as("at %d", width).isTrue();
      page.picture(picture("unsubscribe", width));
    }
    assertThat(shop.topics().events("tired", "unsubscribed"))
        .as("looking changes nothing")
        .isEmpty();

    page.click("button");
    page.awaitTrue("document.querySelector('h1').innerText === 'You are unsubscribed'");
    assertThat(shop.topics().events("tired", "unsubscribed"))
        .as("what the page says is in the log")
        .singleElement()
        .satisfies(said -> assertThat(said.get("topic")).isEqualTo("offers"));
    page.picture(picture("unsubscribed", 1200));

    shop.track("tired", "offer_wanted", Map.of());
    Await.until(
        "the next one is held back",
        () -> shop.topics().journeys("tired").contains("held_back: unsubscribed: offers"));
  }

  @Test
  void whoAsksForLessGetsLess(Installation shop) {
    shop.comes("busy");
    shop.track("busy", "offer_wanted", Map.of());
    String link = Web.link(shop.mail("busy", "An offer"), "p");
    Page page = null;
    for (int width : WIDTHS) {
      page = browser.open(link, width);
      assertThat(page.isTooWide()).as("at %d", width).isFalse();
      page.picture(picture("preferences", width));
    }
    page.click("input[value=less] + span");
    assertThat(page.value("document.querySelector('input[value=less]').checked")).isEqualTo(true);
    assertThat(shop.topics().events("busy", "preferences_saved")).isEmpty();

    page.click("button[type=submit]");
    page.awaitTrue("document.body.innerText.includes('Saved')");
    page.picture(picture("saved", 1200));
    assertThat(shop.topics().events("busy", "preferences_saved"))
        .singleElement()
        .satisfies(said -> assertThat(said.get("less_often")).isEqualTo(true));
    shop.mail("busy", "We will write less often");

    shop.track("busy", "offer_wanted", Map.of());
    Await.until(
        "the next one is more than he asked for",
        () ->
            shop.topics().journeys("busy").stream().anyMatch(said -> said.startsWith("held_back")));
    assertThat(shop.mailsTo("busy").stream().filter(mail -> mail.subject().equals("An offer")))
        .hasSize(1);
  }
}
