package io.beckon.gateway.track;

import io.javalin.http.Context;
import java.util.List;

/** Lets pages of some web origins send events. No cookies are asked for, and none are taken. */
public final class Cors {

  private final List<String> origins;

  /**
   * For these.
   *
   * @param origins such as {@code https://shop.example}, or {@code *} for all
   */
  public Cors(List<String> origins) {
    this.origins = List.copyOf(origins);
  }

  /** Says to the browser that it may, where it may. */
  public void allow(Context request) {
    String origin = request.header("Origin");
    if (origin == null || origins.isEmpty()) {
      return;
    }
    boolean all = origins.contains("*");
    request.header("Vary", "Origin");
    if (all || origins.contains(origin)) {
      request.header("Access-Control-Allow-Origin", all ? "*" : origin);
    }
  }

  /** Answers what a browser asks before it sends. */
  public void preflight(Context request) {
    allow(request);
    request.header("Access-Control-Allow-Methods", "POST");
    request.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding");
    request.header("Access-Control-Max-Age", "86400");
    request.status(204);
  }
}
