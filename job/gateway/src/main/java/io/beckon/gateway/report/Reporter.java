package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.javalin.http.Context;
import java.util.List;

/** Whoever reports by calling us: knows how it proves who it is, and what its words mean. */
interface Reporter {

  /** Bytes of a body. */
  int maxBody();

  /**
   * What is reported; nothing where it is of no interest.
   *
   * @throws Refusal where it is not proved who reports, or it cannot be read
   */
  List<Report> read(Context request, byte[] body) throws Refusal;
}
