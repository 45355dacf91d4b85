package io.beckon.cli.demo.house;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Up to when the engine has decided: the smallest watermark among the workers that write decisions,
 * as Flink's own pages show it.
 */
public final class EngineClock {

  /** By its name in Flink's pages: time reaches it when everything before is decided. */
  private static final String LAST = "write decisions";

  private final HttpClient http = HttpClient.newHttpClient();
  private final String job;
  private String vertex;
  private volatile OptionalLong last = OptionalLong.empty();

  EngineClock(String address, String jobId) {
    this.job = address + "/jobs/" + jobId;
  }

  /** What was last read, epoch milliseconds; empty before the first watermark. */
  public OptionalLong last() {
    return last;
  }

  /** Asks Flink. Where it does not answer, the clock stays as it was. */
  void read() throws InterruptedException {
    try {
      if (vertex == null) {
        vertex = vertexOf(get(job));
      }
      last = smallest(get(job + "/vertices/" + vertex + "/watermarks"));
    } catch (IOException e) {
      // The next reading will do.
    }
  }

  private static String vertexOf(Map<?, ?> job) throws IOException {
    for (Object one : list(job.get("vertices"))) {
      Map<?, ?> vertex = (Map<?, ?>) one;
      // Operators that are chained behind it follow in the name of the vertex.
      if (vertex.get("name").toString().startsWith(LAST)) {
        return vertex.get("id").toString();
      }
    }
    throw new IOException("The job has no operator " + LAST);
  }

  private static OptionalLong smallest(Map<?, ?> answer) {
    long smallest = Long.MAX_VALUE;
    for (Object one : list(answer.get("list"))) {
      smallest = Math.min(smallest, Long.parseLong(((Map<?, ?>) one).get("value").toString()));
    }
    return smallest == Long.MIN_VALUE || smallest == Long.MAX_VALUE
        ? OptionalLong.empty()
        : OptionalLong.of(smallest);
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The answer; a list is the member {@code list} of it. */
  private Map<?, ?> get(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(2)).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answered " + answer.statusCode());
    }
    String body = answer.body();
    try {
      return JsonReader.object(body.startsWith("[") ? "{\"list\":" + body + '}' : body);
    } catch (JsonException e) {
      throw new IOException(address + " did not answer in JSON", e);
    }
  }
}
