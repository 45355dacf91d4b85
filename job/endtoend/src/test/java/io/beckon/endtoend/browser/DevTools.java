package io.beckon.endtoend.browser;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The protocol of a browser's developer tools: commands and their results as JSON. */
final class DevTools implements AutoCloseable {

  private static final long PATIENCE_S = 60;

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Map<String, Object>>> asked = new ConcurrentHashMap<>();
  private final WebSocket socket;

  DevTools(URI address) {
    socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ears()).join();
  }

  /**
   * Carries out a command.
   *
   * @param session of a page; empty for the browser itself
   * @throws AssertionError where the browser says that it failed
   */
  Map<?, ?> command(String session, String method, Map<String, Object> parameters) {
    long id = ids.incrementAndGet();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(JsonWriter.write(message), true).join();
    try {
      Map<String, Object> said = answer.get(PATIENCE_S, TimeUnit.SECONDS);
      if (said.get("error") != null) {
        throw new AssertionError(method + ": " + said.get("error"));
      }
      return (Map<?, ?>) said.get("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("The browser does not answer to " + method, e);
    }
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        // What is no answer tells of something that happened, and nobody here asked for that.
        if (whole.startsWith("{\"id\":")) {
          take(whole);
        }
      }
      from.request(1);
      return null;
    }

    private void take(String whole) {
      try {
        Map<String, Object> said = JsonReader.object(whole);
        asked.remove((Long) said.get("id")).complete(said);
      } catch (JsonException e) {
        throw new IllegalStateException("An answer of the browser's is no JSON of ours", e);
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
