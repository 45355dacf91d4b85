package io.beckon.endtoend.part;

import io.beckon.inbox.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls over HTTP, as people's programs make them; redirects are not followed. */
public final class Web {

  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /** As a person's browser asks. */
  public HttpResponse<String> get(String address) {
    return send(HttpRequest.newBuilder(URI.create(address)).header("User-Agent", BROWSER));
  }

  public HttpResponse<String> post(String address, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The first link in a mail that leads to the gateway.
   *
   * @param kind {@code c} of the author's, {@code u} unsubscribe, {@code p} preferences
   */
  public static String link(Mail mail, String kind) {
    Matcher link =
        Pattern.compile("href=\"(http://[^\"/]+/" + kind + "/[^\"]+)\"").matcher(mail.html());
    if (!link.find()) {
      throw new AssertionError("No link of the kind " + kind + " in: " + mail.html());
    }
    return link.group(1);
  }
}
