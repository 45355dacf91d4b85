package io.beckon.cli.demo.mail;

import io.beckon.cli.demo.machine.DemoFailure;
import io.beckon.inbox.Mail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does with a mail what a mail program does when its reader reads, clicks and unsubscribes. */
public final class MailProgram {

  private static final Pattern IMAGE = Pattern.compile("<img[^>]+src=\"(http[^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("<a[^>]+href=\"(http[^\"]+/c/[^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Who says nothing of itself is taken for a scanner. */
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0";

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Shows it, images included. */
  public void open(Mail mail) throws InterruptedException {
    Matcher image = IMAGE.matcher(mail.html());
    if (!image.find()) {
      throw new DemoFailure("The mail has no image that would tell that it was opened.");
    }
    do {
      get(image.group(1));
    } while (image.find());
  }

  /** Follows its first link to where it leads in the end. */
  public void follow(Mail mail) throws InterruptedException {
    Matcher link = LINK.matcher(mail.html());
    if (!link.find()) {
      throw new DemoFailure("The mail has no link.");
    }
    HttpResponse<Void> answer = get(link.group(1));
    get(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Its own button, as RFC 8058 has it: one POST, and no page. */
  public void unsubscribe(Mail mail) throws InterruptedException {
    String link =
        mail.unsubscribe()
            .orElseThrow(() -> new DemoFailure("The mail offers no unsubscribing by one click."));
    send(
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private HttpResponse<Void> get(String address) throws InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address.replace("&amp;", "&"))).GET());
  }

  private HttpResponse<Void> send(HttpRequest.Builder request) throws InterruptedException {
    HttpRequest whole = request.header("User-Agent", AGENT).timeout(PATIENCE).build();
    try {
      HttpResponse<Void> answer = client.send(whole, BodyHandlers.discarding());
      if (answer.statusCode() >= 400) {
        throw new DemoFailure("A link in the mail answered " + answer.statusCode() + ".");
      }
      return answer;
    } catch (IOException e) {
      throw new DemoFailure("Nobody answered at a link in the mail.", e);
    }
  }
}
