package io.beckon.core.read;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what things are called: the language's own names are strict, the producers' are not. */
final class Names {

  private static final int MAX_LENGTH = 200;
  private static final String WORD = "[A-Za-z0-9][A-Za-z0-9_.-]*";
  private static final Pattern NAME = Pattern.compile(WORD);
  private static final Pattern CAMPAIGN = Pattern.compile("(?:" + WORD + ":)?" + WORD);
  private static final Pattern SECRET = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Pattern STEP = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ROOTED =
      Pattern.compile("(?:event|trigger|profile|journey|matched)\\.(.+)");

  private Names() {}

  /** {@code [team:]name}. */
  static Optional<String> campaign(YamlValue value) {
    return matching(
        value,
        CAMPAIGN,
        "a campaign's id",
        "letters, digits, `-`, `_` and `.`, with the team before it if you like:"
            + " `growth:cart-recovery`");
  }

  /** Of a template, a topic or a step: letters, digits, dash, underscore and dot. */
  static Optional<String> plain(YamlValue value) {
    return matching(value, NAME, "a name", "letters, digits, `-`, `_` and `.`: `cart-first`");
  }

  /** Whether a key is such a name; a problem where it is none. */
  static boolean isPlain(YamlMapping.Entry entry) {
    boolean plain = entry.word().length() <= MAX_LENGTH && NAME.matcher(entry.word()).matches();
    if (!plain) {
      entry
          .key()
          .problem(
              "`" + entry.word() + "` is not a name", "letters, digits, `-`, `_` and `.`: `sales`");
    }
    return plain;
  }

  /** Of a step of a sequence, as expressions write it behind {@code matched.}. */
  static Optional<String> step(YamlValue value) {
    return matching(
        value,
        STEP,
        "the name of a step",
        "letters, digits and `_`: `visits`, for `matched.visits`");
  }

  /** Of a segment. */
  static Optional<String> segment(YamlValue value) {
    return matching(
        value, NAME, "the name of a segment", "letters, digits, `-`, `_` and `.`: `high-value`");
  }

  /** What people read, such as why a journey ends. */
  static Optional<String> reason(YamlValue value) {
    return free(value, "a reason", "in a few words, such as `exit: clicked`");
  }

  /** Of a user, as producers send it. */
  static Optional<String> user(YamlValue value) {
    return free(value, "the id of a user", "such as `qa-1`");
  }

  /** Of a secret: never the secret itself, which has no place in a file. */
  static Optional<String> secret(YamlValue value) {
    return matching(
        value,
        SECRET,
        "the name of a key",
        "the name under which the operators keep it, never the key: `SALES_KEY`");
  }

  /** Of an event, as producers send it: {@code order_placed}, {@code Order Completed}. */
  static Optional<String> event(YamlValue value) {
    return free(value, "the name of an event", "such as `order_placed`");
  }

  /** Of a property of an event, without a root in front. */
  static Optional<String> property(YamlValue value) {
    Optional<String> name = free(value, "the name of a property", "such as `cart_id`");
    var rooted = ROOTED.matcher(name.orElse(""));
    if (rooted.matches()) {
      value.problem(
          value.label() + " takes the name of a property, not an expression",
          "write `" + rooted.group(1) + "`");
      return Optional.empty();
    }
    return name;
  }

  private static Optional<String> matching(
      YamlValue value, Pattern pattern, String wanted, String hint) {
    Optional<String> name = free(value, wanted, hint);
    if (name.isPresent() && !pattern.matcher(name.get()).matches()) {
      value.problem("`" + name.get() + "` is not " + wanted, hint);
      return Optional.empty();
    }
    return name;
  }

  private static Optional<String> free(YamlValue value, String wanted, String hint) {
    Optional<String> name = value.text(wanted, hint);
    if (name.isPresent()
        && (name.get().length() > MAX_LENGTH || CONTROL.matcher(name.get()).find())) {
      value.problem(
          value.label() + " is not " + wanted, "one line, at most " + MAX_LENGTH + " characters");
      return Optional.empty();
    }
    return name;
  }
}
