package io.beckon.delivery.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a mail goes to. Only what every server understands: the part before the @ in ASCII and
 * without quotes, a domain in letters of any script, which travels in ASCII.
 *
 * @param address in ASCII
 * @param domain in ASCII, in lower case
 */
public record Recipient(String address, String domain) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

  /** The address that a text is; empty where it is none that mail can be sent to. */
  public static Optional<Recipient> of(String text) {
    String stripped = text.strip();
    int at = stripped.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || stripped.length() > LONGEST) {
      return Optional.empty();
    }
    String local = stripped.substring(0, at);
    Optional<String> domain = domain(stripped.substring(at + 1));
    return LOCAL.matcher(local).matches()
        ? domain.map(name -> new Recipient(local + '@' + name, name))
        : Optional.empty();
  }

  private static Optional<String> domain(String text) {
    try {
      String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(ascii).matches() && !NUMBERS.matcher(ascii).matches()
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Nobody's address. */
  @Override
  public String toString() {
    return "recipient at " + domain;
  }
}
