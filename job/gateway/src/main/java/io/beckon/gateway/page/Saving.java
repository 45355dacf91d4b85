package io.beckon.gateway.page;

import io.beckon.gateway.http.Counters;
import io.beckon.gateway.http.Counters.Count;
import io.beckon.gateway.log.EventLog;
import io.beckon.gateway.log.LogRecord;
import io.beckon.gateway.log.LogUnavailableException;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Writes down what a page was told, and says so only when the log has it. */
final class Saving {

  private final EventLog log;
  private final Counters counters;
  private final Look look;

  Saving(EventLog log, Counters counters, Look look) {
    this.log = log;
    this.counters = counters;
    this.look = look;
  }

  /** Appends, then shows a page; or says that it did not work. */
  void save(Context request, List<LogRecord> records, Count count, Html then) {
    request.future(
        () ->
            log.append(records)
                .thenAccept(
                    done -> {
                      counters.add(count);
                      show(request, 200, then);
                    })
                .exceptionally(failure -> failed(request, failure)));
  }

  /** Says that it was too often at once, and that nothing was saved. */
  void limited(Context request) {
    counters.add(Count.LIMITED);
    request.header("Retry-After", String.valueOf(Posts.SECONDS));
    show(request, 429, look.page("limited.title").text(look.texts().of("limited.text")));
  }

  private Void failed(Context request, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof LogUnavailableException)) {
      throw new CompletionException(cause);
    }
    counters.add(Count.LOG_UNAVAILABLE);
    request.header("Retry-After", "60");
    show(request, 503, look.page("failed.title").text(look.texts().of("failed.text")));
    return null;
  }

  static void show(Context request, int status, Html page) {
    request.header("Content-Security-Policy", Html.POLICY);
    request.header("X-Content-Type-Options", "nosniff");
    request.status(status).contentType("text/html; charset=utf-8").result(page.page());
  }
}
