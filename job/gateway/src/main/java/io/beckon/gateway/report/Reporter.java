package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.javalin.http.Context;

/** Whoever reports by calling us: knows how it proves who it is, and what its words mean. */
interface Reporter {

  /** Bytes of a body. */
  int maxBody();

  /**
   * Looks at what can be proved before there is a body, so that no stranger sends one.
   *
   * @throws Refusal where it is not proved who reports
   */
  void admit(Context request) throws Refusal;

  /**
   * What is reported; nothing where it is of no interest.
   *
   * @throws Refusal where it is not proved who reports, or nothing of it can be read
   */
  Reports read(Context request, byte[] body) throws Refusal;
}
