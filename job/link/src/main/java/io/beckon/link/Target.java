package io.beckon.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a click leads: an absolute {@code http} or {@code https} address, in printable ASCII, so
 * that it goes into a header as it is.
 *
 * @param url with a host and without a name or password before it
 */
public record Target(String url) {

  /** Characters of an address. */
  public static final int MAX_LENGTH = 2_048;

  /** Printable, and yet not to stand in an address; authors write them all the same. */
  private static final String UNSAFE = " \"<>\\^`{|}";

  /**
   * Takes an address that can be followed as it is.
   *
   * @throws IllegalArgumentException where it is none, without repeating it
   */
  public Target {
    if (url.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "The target of a link is longer than " + MAX_LENGTH + " characters");
    }
    if (!url.chars().allMatch(Target::isSafe)) {
      throw new IllegalArgumentException("The target of a link has characters no address has");
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      // Its message repeats the address, which may be personal.
      throw new IllegalArgumentException("The target of a link is no address");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("The target of a link is neither http: nor https:");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "The target of a link needs a host, and no name or password before it");
    }
  }

  /**
   * Takes an address as an author wrote it: what is not ASCII, blanks and quotes are
   * percent-encoded as browsers do. Control characters, line ends among them, are refused.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static Target of(String written) {
    if (written.length() > MAX_LENGTH) {
      return new Target(written);
    }
    StringBuilder url = new StringBuilder(written.length() + 16);
    written
        .codePoints()
        .forEach(
            character -> {
              if (character > '~' || UNSAFE.indexOf(character) >= 0) {
                encode(character, url);
              } else {
                url.appendCodePoint(character);
              }
            });
    return new Target(url.toString());
  }

  private static void encode(int character, StringBuilder to) {
    // DEL and the control characters above ASCII are as little wanted as those below it.
    if (Character.isISOControl(character)) {
      to.appendCodePoint(character);
      return;
    }
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      to.append('%').append(String.format(Locale.ROOT, "%02X", octet));
    }
  }

  private static boolean isSafe(int character) {
    return character > ' ' && character <= '~' && UNSAFE.indexOf(character) < 0;
  }
}
