package io.beckon.core.read;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads shares of users: {@code 10%}, {@code 0.5%}. */
final class ShareReader {

  private static final Pattern PERCENT = Pattern.compile("(-?[0-9]{1,9}(?:\\.[0-9]{1,9})?) ?%");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final String HINT = "from `0%` to `100%`, such as `10%` or `0.5%`";

  private ShareReader() {}

  /** From 0 to 1. */
  static Optional<Double> read(YamlValue value) {
    Optional<String> text = value.text("a share in percent", HINT);
    Matcher percent = PERCENT.matcher(text.orElse(""));
    if (text.isEmpty()) {
      return Optional.empty();
    } else if (!percent.matches()) {
      value.problem("`" + text.get() + "` is not a share in percent", hint(text.get()));
      return Optional.empty();
    }
    BigDecimal share = new BigDecimal(percent.group(1));
    if (share.signum() < 0 || share.compareTo(ALL) > 0) {
      value.problem(value.label() + " cannot be `" + text.get() + "`", HINT);
      return Optional.empty();
    }
    return Optional.of(share.movePointLeft(2).doubleValue());
  }

  private static String hint(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return HINT;
    }
    BigDecimal number = new BigDecimal(text);
    String asFraction = number.movePointRight(2).stripTrailingZeros().toPlainString();
    return number.compareTo(BigDecimal.ONE) < 0
        ? "write `" + asFraction + "%`; or `" + text + "%`, if that is meant"
        : "write the sign: `" + text + "%`";
  }
}
