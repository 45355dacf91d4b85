package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.http.Secrets;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Passwords of basic authorization, under any name. */
final class Passwords {

  private Passwords() {}

  /** Refuses a request that has none of those listed. */
  static void need(Context request, List<String> listed) throws Refusal {
    Optional<String[]> given = Secrets.basic(request.header("Authorization"));
    if (given.isEmpty() || !Secrets.isOneOf(listed, given.get()[1])) {
      throw Refusal.of(401, "The password is missing or not known");
    }
  }
}
