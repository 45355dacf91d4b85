package io.beckon.link;

import java.util.regex.Pattern;

/**
 * Codes of RFC 3463. Whether a bounce ends all mail to an address is not said by its first digit:
 * {@code 5.2.2} is a full mailbox, {@code 5.7.1} a receiver that did not like this mail, and
 * neither says that nobody is there. What the gateway reads in a report and delivery hears from a
 * server means the same.
 */
public final class StatusCode {

  private static final Pattern FORM = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

  /** The address: 5.1.x but for the sender's. The mailbox: disabled. And what is not said. */
  private static final Pattern PERMANENT =
      Pattern.compile("5\\.(0\\.\\d+|1\\.(?!7|8)\\d+|2\\.[01]|4\\.1|7\\.13)");

  private StatusCode() {}

  /** Whether there is nobody, or nobody any more, at the address. */
  public static boolean isPermanent(String code) {
    return PERMANENT.matcher(code).matches();
  }

  /** The code at the beginning of a text; empty where there is none. */
  public static String first(String text) {
    var matcher = FORM.matcher(text.strip());
    return matcher.lookingAt() ? matcher.group() : "";
  }
}
