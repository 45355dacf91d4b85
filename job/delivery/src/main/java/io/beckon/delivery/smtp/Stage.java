package io.beckon.delivery.smtp;

/** How far an attempt has come: by it a failure without an answer is understood. */
enum Stage {
  CONNECT,
  SENDER,
  RECIPIENT,
  /** The go-ahead was given. */
  DATA,
  /** The final dot may have reached the server: from here on silence is not a no. */
  DOT
}
