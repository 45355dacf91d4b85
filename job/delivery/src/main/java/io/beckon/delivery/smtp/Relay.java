package io.beckon.delivery.smtp;

import java.io.Serializable;
import java.time.Duration;

/**
 * The server that mail is handed to.
 *
 * @param host its name, which its certificate must be for
 * @param port of TCP
 * @param tls whether and how it is encrypted
 * @param user to log in as; empty for no login
 * @param password of the user; never printed
 * @param helo what we call ourselves; empty for the machine's name
 * @param connectTimeout to make a connection
 * @param replyTimeout for each reply
 * @param attemptTimeout for a whole attempt, so that a server that answers a byte at a time is left
 */
public record Relay(
    String host,
    int port,
    Tls tls,
    String user,
    String password,
    String helo,
    Duration connectTimeout,
    Duration replyTimeout,
    Duration attemptTimeout)
    implements Serializable {

  /** How a connection is encrypted. */
  public enum Tls {
    OFF,
    /** Asked for in the clear; a server that has none gets no mail. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT
  }

  /** Nothing of the login. */
  @Override
  public String toString() {
    return host + ':' + port + " tls=" + tls;
  }
}
