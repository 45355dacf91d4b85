package io.beckon.gateway.hit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorTest {

  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHROME,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148",
        "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/126.0 Mobile",
        "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Microsoft Outlook 16.0)",
        // Gmail loads an image when the reader opens the mail, and hides who it is.
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"
      })
  void peopleAreTakenForPeople(String agent) {
    assertThat(new Visitor(false, agent, "").program(true)).isEmpty();
    assertThat(new Visitor(false, agent, "").program(false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "curl/8.5.0",
        "python-requests/2.31",
        "Go-http-client/2.0",
        "Java/17.0.2",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/126.0",
        "BarracudaCentral",
        "Mimecast-URL-Protect",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "WhatsApp/2.23.20 A",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (compatible; Proofpoint URL Defense)"
      })
  void scannersAreNot(String agent) {
    assertThat(new Visitor(false, agent, "").program(false)).contains("scanner");
  }

  @Test
  void appleLoadsAllImagesOfAllMailsAndFollowsNoLinks() {
    assertThat(new Visitor(false, "Mozilla/5.0", "").program(true)).contains("mail privacy");
    assertThat(new Visitor(false, "Mozilla/5.0", "").program(false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefetch", "prefetch;prerender", "Preview", "  prefetch  "})
  void whatIsLoadedBeforehandIsNotRead(String purpose) {
    assertThat(new Visitor(false, CHROME, purpose).program(true)).contains("prefetch");
  }

  @Test
  void aHeadRequestReadsNothing() {
    assertThat(new Visitor(true, CHROME, "").program(true)).contains("head");
  }
}
