package io.beckon.delivery.mail;

import java.util.regex.Pattern;

/** Text for a header: one line, whatever somebody's name was. */
final class OneLine {

  /** Line breaks, other controls, and marks that turn the direction of what comes after them. */
  private static final Pattern NOT_FOR_HEADERS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final int LONGEST = 900;

  private OneLine() {}

  static String of(String text) {
    String line = NOT_FOR_HEADERS.matcher(text).replaceAll(" ").strip();
    if (line.length() <= LONGEST) {
      return line;
    }
    boolean half = Character.isHighSurrogate(line.charAt(LONGEST - 1));
    return line.substring(0, half ? LONGEST - 1 : LONGEST);
  }
}
