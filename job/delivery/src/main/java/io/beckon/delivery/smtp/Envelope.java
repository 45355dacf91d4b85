package io.beckon.delivery.smtp;

/**
 * A mail as it is handed over.
 *
 * @param from where bounces go
 * @param to one address, in ASCII
 * @param message header and body, with CRLF at line ends; not to be changed
 */
public record Envelope(String from, String to, byte[] message) {

  /** An address is nobody's business in a log. */
  @Override
  public String toString() {
    return "mail of " + message.length + " bytes";
  }
}
