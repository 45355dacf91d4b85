package io.beckon.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.inbox.Mail;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that shows mail on this machine. */
class InboxInBrowserTest extends InBrowser {

  @Test
  void aMailIsListedAsItArrivesAndIsOpenedByAClick(Installation shop) {
    shop.comes("reader");
    Page page = browser.open(shop.inbox() + "?to=" + shop.address("reader"), 1200);
    assertThat(page.text()).contains("Nothing here yet.");
    shop.track("reader", "offer_wanted", Map.of());
    page.awaitTrue("document.querySelectorAll('#list li').length === 1");
    // The first one opens by itself, for which the page loads anew; from here on it must not.
    page.awaitTrue("!document.querySelector('.empty') && document.readyState === 'complete'");
    page.value("window.stays = true");

    shop.track("reader", "cart_item_added", Map.of("name", "mug"));
    page.awaitTrue("document.querySelectorAll('#list li').length === 2");
    assertThat(page.value("window.stays")).as("without loading the page").isEqualTo(true);
    assertThat(page.value("document.querySelector('h1').innerText")).isEqualTo("An offer");
    assertThat((String) page.value("document.querySelector('#list li').innerText"))
        .contains("Your basket is waiting")
        .contains(shop.address("reader"));

    page.click("#list li a");
    page.awaitTrue(
        "document.readyState === 'complete'"
            + " && document.querySelector('h1').innerText === 'Your basket is waiting'");
    for (int width : WIDTHS) {
      page.width(width);
      assertThat(page.isTooWide()).as("at %d", width).isFalse();
      assertThat(page.shows("iframe")).as("at %d", width).isTrue();
      page.picture(picture("inbox", width));
    }
  }

  @Test
  void aMailFitsOnAPhoneAndOnADeskAndItsButtonCanBePressed(Installation shop) {
    shop.comes("presser");
    shop.track("presser", "offer_wanted", Map.of());
    Mail mail = shop.mail("presser", "An offer");
    int presses = 0;
    for (int width : WIDTHS) {
      int pressed = ++presses;
      Page page = browser.open(shop.inbox() + "mail/" + mail.number() + "/html", width);
      assertThat(page.isTooWide()).as("at %d", width).isFalse();
      assertThat(page.text()).contains("Half the price, and only today.");
      assertThat(page.shows("a[href*='/c/']")).as("the button at %d", width).isTrue();
      page.picture(picture("mail", width));
      page.click("a[href*='/c/']");
      Await.until(
          "it is told that the button was pressed",
          () ->
              shop.topics().events("presser", "message_clicked").stream()
                      .filter(click -> click.get("human").equals(true))
                      .count()
                  == pressed);
    }
  }

  /** Whatever a name or a subject holds is shown, and never run. */
  @Test
  void aNameThatIsAScriptIsText(Installation shop) {
    String user = "scripter";
    shop.identify(
        user,
        Map.of("email", shop.address(user), "firstName", "<script>window.ran = true</script>"));
    shop.track(user, "signed_up", Map.of());
    Mail mail = Await.found("a letter", () -> shop.mailsTo(user).stream().findFirst());
    Page box = browser.open(shop.inbox() + "?to=" + shop.address(user), 1200);
    Page alone = browser.open(shop.inbox() + "mail/" + mail.number() + "/html", 390);
    assertThat(box.text()).contains("Hello <script>window.ran = true</script>");
    assertThat(alone.text()).contains("Good to have you, <script>window.ran = true</script>.");
    assertThat(box.value("window.ran === undefined")).isEqualTo(true);
    assertThat(alone.value("window.ran === undefined")).isEqualTo(true);
    assertThat(alone.isTooWide()).isFalse();
  }
}
