package io.beckon.gateway.http;

import io.beckon.core.json.JsonWriter;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.log.LogUnavailableException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Answers to programs, in JSON. */
public final class Answers {

  private Answers() {}

  /** What went well. */
  public static void json(Context request, int status, Map<String, Object> body) {
    request.status(status).contentType("application/json").result(JsonWriter.write(body));
  }

  /** What is not taken. */
  public static void refuse(Context request, Refusal refusal, Counters counters) {
    switch (refusal.status()) {
      case 401 -> counters.add(Count.UNAUTHORISED);
      case 429 -> counters.add(Count.LIMITED);
      default -> {
        // Counted where it is known what was wrong, if at all.
      }
    }
    if (refusal.retryAfter() > 0) {
      request.header("Retry-After", String.valueOf(refusal.retryAfter()));
    }
    if (refusal.status() == 401) {
      request.header("WWW-Authenticate", "Basic realm=\"beckon\"");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", false);
    body.put("error", refusal.getMessage());
    json(request, refusal.status(), body);
  }

  /** Says why the log did not take it; a failure that is none of the log's is thrown on. */
  public static Void failed(Context request, Throwable failure, Counters counters) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof LogUnavailableException)) {
      throw new CompletionException(cause);
    }
    counters.add(Count.LOG_UNAVAILABLE);
    refuse(request, Refusal.unavailable(), counters);
    return null;
  }
}
