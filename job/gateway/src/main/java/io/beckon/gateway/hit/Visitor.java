package io.beckon.gateway.hit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request says about who follows a link.
 *
 * @param head whether it asked for the head alone
 * @param agent the {@code User-Agent}; empty for none
 * @param purpose what {@code Sec-Purpose}, {@code Purpose}, {@code X-Purpose} and {@code X-Moz} say
 */
public record Visitor(boolean head, String agent, String purpose) {

  /** Programs that follow links in mails before, or instead of, their readers. */
  private static final Pattern PROGRAMS =
      Pattern.compile(
          // A make of phones is called Cubot.
          "(?<!cu)bot\\b|crawler|spider|scanner|preview|prefetch|monitor|headless|phantomjs"
              + "|barracuda|mimecast|proofpoint|symantec|trendmicro|fireeye|forcepoint|sophos"
              + "|messagelabs|ironport|safelinks|urldefense|cloudmark|zscaler|bitdefender|kaspersky"
              + "|virustotal|urlscan|google-safety|facebookexternalhit|whatsapp|slack-imgproxy"
              + "|curl/|wget/|python|go-http-client|java/|apache-httpclient|okhttp|libwww|aiohttp"
              + "|node-fetch|axios|ruby|php/|scrapy|httpie|postman");

  /** Apple loads the images of all mails, read or not, and says no more than this. */
  private static final String MAIL_PRIVACY = "Mozilla/5.0";

  /** Why it is no person; empty where nothing says so. */
  Optional<String> program(boolean image) {
    String lower = agent.toLowerCase(Locale.ROOT);
    if (head) {
      return Optional.of("head");
    }
    if (purpose.toLowerCase(Locale.ROOT).matches("(?s).*(prefetch|prerender|preview).*")) {
      return Optional.of("prefetch");
    }
    if (image && agent.strip().equals(MAIL_PRIVACY)) {
      return Optional.of("mail privacy");
    }
    if (agent.isBlank() || PROGRAMS.matcher(lower).find()) {
      return Optional.of("scanner");
    }
    return Optional.empty();
  }
}
