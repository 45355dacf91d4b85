package io.beckon.link;

/**
 * A message that comes back: stands in a header of it, {@value #HEADER}, which bounces, complaints
 * and providers repeat. It is no link, and nothing is done by it but that the report finds the
 * message.
 */
public record Returned(Message message) implements Meaning {

  /** The header of a mail that holds the token. */
  public static final String HEADER = "X-Beckon-Message";
}
