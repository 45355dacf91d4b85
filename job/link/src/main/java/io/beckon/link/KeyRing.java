package io.beckon.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys that seal tokens, by number. The one with the highest number seals, all of them open.
 *
 * <p>As text: {@code NUMBER:SECRET}, one a line or with blanks or commas between, where the number
 * is from 1 to 255 and the secret base64 or base64url of at least 32 bytes. What follows a {@code
 * #} is left out to the end of the line. To rotate, give the gateway the new key first and delivery
 * afterwards, and take an old key out when no message that it sealed is of interest any more: its
 * links are dead then, unsubscribing by them too.
 */
public final class KeyRing {

  /** Bytes of a secret, at least. */
  public static final int MIN_SECRET = 32;

  /** More keys than that were never meant to be accepted at once. */
  public static final int MAX_KEYS = 32;

  private static final int MAX_NUMBER = 255;
  private static final int MAX_FILE = 64 * 1024;

  private final NavigableMap<Integer, LinkKey> keys;

  private KeyRing(NavigableMap<Integer, LinkKey> keys) {
    this.keys = keys;
  }

  /**
   * Reads keys.
   *
   * @throws IllegalArgumentException with the place of what is wrong, and without any secret
   */
  public static KeyRing parse(String text) {
    NavigableMap<Integer, LinkKey> keys = new TreeMap<>();
    int place = 0;
    for (String entry : text.replaceAll("#[^\\n]*", " ").split("[\\s,]+")) {
      if (!entry.isEmpty()) {
        place++;
        read(entry, "Link key " + place, keys);
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no link key; one is written NUMBER:SECRET, such as 1:$(openssl rand -base64"
              + " 32)");
    }
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("There are more than " + MAX_KEYS + " link keys");
    }
    return new KeyRing(keys);
  }

  /** Reads keys from a file; errors as {@link #parse} has them. */
  public static KeyRing read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new IllegalArgumentException("The file of link keys is larger than 64 KB: " + file);
    }
    return parse(Files.readString(file));
  }

  private static void read(String entry, String place, Map<Integer, LinkKey> keys) {
    int colon = entry.indexOf(':');
    int number = number(colon < 0 ? "" : entry.substring(0, colon));
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException(
          place + " does not begin with a number from 1 to " + MAX_NUMBER + " and a colon");
    }
    byte[] secret = secret(entry.substring(colon + 1), place);
    if (secret.length < MIN_SECRET) {
      throw new IllegalArgumentException(
          place
              + " has a secret of "
              + secret.length
              + " bytes; it needs "
              + MIN_SECRET
              + ": openssl rand -base64 32");
    }
    if (keys.put(number, new LinkKey(number, secret)) != null) {
      throw new IllegalArgumentException(place + " has the number of another, " + number);
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static byte[] secret(String text, String place) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      // Its message repeats a letter of the secret.
      throw new IllegalArgumentException(place + " has a secret that is not base64");
    }
  }

  /** The key that seals. */
  LinkKey newest() {
    return keys.lastEntry().getValue();
  }

  Optional<LinkKey> key(int number) {
    return Optional.ofNullable(keys.get(number));
  }

  /** Numbers only. */
  @Override
  public String toString() {
    return "KeyRing" + keys.keySet();
  }
}
