package io.beckon.core.read;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads whole numbers in plain decimal digits; YAML's octal, hexadecimal and base 60 are refused.
 */
final class WholeNumber {

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,9}");

  private WholeNumber() {}

  static Optional<Integer> between(int least, int most, YamlValue value) {
    String hint = "a whole number from " + least + " to " + most;
    Optional<String> text = value.text("a whole number", hint);
    OptionalInt number = text.map(WholeNumber::parse).orElse(OptionalInt.empty());
    if (number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most) {
      return Optional.of(number.getAsInt());
    }
    text.ifPresent(
        written ->
            value.problem(
                value.label()
                    + (number.isPresent() ? " cannot be " : " must be a number, not ")
                    + "`"
                    + written
                    + "`",
                hint));
    return Optional.empty();
  }

  private static OptionalInt parse(String text) {
    // A leading zero is octal to some readers of YAML and decimal to others.
    boolean ambiguous = text.matches("-?0\\d+");
    return DIGITS.matcher(text).matches() && !ambiguous
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
