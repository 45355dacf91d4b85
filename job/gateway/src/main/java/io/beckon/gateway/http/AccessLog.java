package io.beckon.gateway.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line for each request: how it came in, by which route, how it went out. Neither the path, which
 * may hold a token, nor the query, nor an address is in it.
 */
public final class AccessLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.beckon.gateway.access");

  private final Counters counters;

  public AccessLog(Counters counters) {
    this.counters = counters;
  }

  /** Writes the line. */
  public void write(Context request, Float millis) {
    counters.answered(request.statusCode());
    if (LOG.isInfoEnabled()) {
      Endpoint route = request.endpoints().matchedHttpEndpoint();
      LOG.info(
          "method={} route={} status={} ms={}",
          route == null ? "other" : request.method().name(),
          route == null ? "none" : route.path,
          request.statusCode(),
          Math.round(millis));
    }
  }
}
