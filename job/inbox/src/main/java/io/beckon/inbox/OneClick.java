package io.beckon.inbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Unsubscribes as a mail program does (RFC 8058): one POST, and no page is looked at. Only on this
 * machine: a mail that came here by mistake must not make us call anybody.
 */
final class OneClick {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** A word for the page: {@code done}, {@code refused}, {@code elsewhere}, {@code away}. */
  String press(URI link) {
    try {
      if (link.getHost() == null || !InetAddress.getByName(link.getHost()).isLoopbackAddress()) {
        return "elsewhere";
      }
      HttpRequest request =
          HttpRequest.newBuilder(link)
              .timeout(PATIENCE)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
              .build();
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300 ? "done" : "refused";
    } catch (UnknownHostException e) {
      return "elsewhere";
    } catch (IOException e) {
      return "away";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "away";
    }
  }
}
