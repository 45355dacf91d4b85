package io.beckon.core.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a webhook is. Only the shape is looked at; whether it answers, delivery finds. */
final class WebAddress {

  private static final int LONGEST = 2_000;

  /** Scheme, host with or without a port, and the rest; no user and password in it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https?)://([A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?"
              + "(?:[/?][\\x21-\\x7E&&[^\"<>\\\\^`{}|#]]*)?");

  private static final Pattern WITH_USER = Pattern.compile("https?://[^/?#]*@.*");

  private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

  private static final String HINT = "such as `https://crm.example/hooks/beckon`";

  private WebAddress() {}

  static Optional<String> read(YamlValue value) {
    Optional<String> text = value.text("a web address", HINT);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (WITH_USER.matcher(text.get()).matches()) {
      value.problem(
          "a user and a password have no place in this file",
          "write the address without them; calls are signed with the secret that `key` names");
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(text.get());
    if (text.get().length() > LONGEST || !address.matches()) {
      value.problem(value.label() + " is not a web address", HINT);
      return Optional.empty();
    }
    if (address.group(1).equals("http") && !THIS_MACHINE.matcher(address.group(2)).matches()) {
      value.problem(
          "`http:` sends what is known of users in the clear",
          "write `https:`; only `http://localhost` may go without");
      return Optional.empty();
    }
    return text;
  }
}
