package io.beckon.gateway.track;

import io.beckon.gateway.http.Secrets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may send events. */
public final class WriteKeys {

  private static final int MIN_LENGTH = 16;

  private final List<WriteKey> keys;

  private WriteKeys(List<WriteKey> keys) {
    this.keys = keys;
  }

  /**
   * One of them.
   *
   * @param name for limits
   * @param web whether it is in a page or app, where anybody can read it
   */
  public record WriteKey(String name, boolean web, byte[] digest) {

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Reads keys.
   *
   * @param listed {@code NAME:KEY}, or {@code NAME:KEY:web}
   * @throws IllegalArgumentException with the place of what is wrong, and without any key
   */
  public static WriteKeys of(List<String> listed) {
    List<WriteKey> keys = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : listed) {
      String place = "Write key " + (keys.size() + 1);
      String[] parts = entry.split(":", -1);
      boolean web = parts.length == 3 && parts[2].equals("web");
      if (parts[0].isBlank() || parts.length != 2 && !web) {
        throw new IllegalArgumentException(place + " is not written NAME:KEY or NAME:KEY:web");
      }
      if (parts[1].length() < MIN_LENGTH) {
        throw new IllegalArgumentException(
            place + " is shorter than " + MIN_LENGTH + " characters: openssl rand -hex 16");
      }
      if (!names.add(parts[0])) {
        throw new IllegalArgumentException(place + " has the name of another");
      }
      keys.add(new WriteKey(parts[0], web, Secrets.digest(parts[1])));
    }
    return new WriteKeys(List.copyOf(keys));
  }

  public boolean isEmpty() {
    return keys.isEmpty();
  }

  /** The key that was given; all are looked at, so that time says nothing. */
  Optional<WriteKey> find(String given) {
    byte[] digest = Secrets.digest(given);
    WriteKey found = null;
    for (WriteKey key : keys) {
      if (MessageDigest.isEqual(key.digest(), digest)) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }
}
