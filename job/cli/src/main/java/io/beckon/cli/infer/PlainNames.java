package io.beckon.cli.infer;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names as producers send them: which of them a plan can write, and which say the same. */
final class PlainNames {

  private static final int LONGEST = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** To a reader of plans the beginning of an expression. */
  private static final Pattern ROOTED = Pattern.compile("(?:event|trigger|profile|journey)\\..*");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s_.-]+");

  private PlainNames() {}

  static boolean canBeEvent(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && !name.equals("<<")
        && !name.equals("identify")
        && !CONTROL.matcher(name).find();
  }

  static boolean canBeProperty(String name) {
    return canBeEvent(name) && !ROOTED.matcher(name).matches();
  }

  /** The same for names that differ in case and separators alone. */
  static String key(String name) {
    return SEPARATORS.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
