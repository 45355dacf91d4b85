package io.beckon.endtoend.kill;

import java.util.List;

/** Where a conversation can stand: what the server has just read, or said. */
enum Point {
  GREETING,
  EHLO,
  STARTTLS,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  BODY,
  DOT,
  ANSWERED;

  /** Those at which the server does not know yet for whom the mail is. */
  static final List<Point> EARLY = List.of(GREETING, EHLO, STARTTLS, AUTH, MAIL);

  static final List<Point> LATE = List.of(RCPT, DATA, BODY, DOT, ANSWERED);
}
