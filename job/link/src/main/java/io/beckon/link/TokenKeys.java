package io.beckon.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that tokens are signed with. The first one signs, each of them is good for reading: so
 * one is taken into use by putting it first, and out of use when no message is about any more that
 * was signed with it.
 */
public final class TokenKeys {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 16;
  private static final int LEAST_BYTES = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]{1,8}");

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String first;

  private TokenKeys(Map<String, SecretKeySpec> keys) {
    this.keys.putAll(keys);
    this.first = keys.keySet().iterator().next();
  }

  /**
   * Reads keys.
   *
   * @param text {@code NAME:BASE64,NAME:BASE64}; at least 16 bytes each
   * @throws IllegalArgumentException with what is wrong; the keys are not repeated
   */
  public static TokenKeys of(String text) {
    Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    for (String entry : text.split(",")) {
      String[] parts = entry.strip().split(":", 2);
      if (parts.length < 2 || !NAME.matcher(parts[0]).matches()) {
        throw new IllegalArgumentException(
            "a key is written NAME:BASE64, its name in at most 8 letters and digits");
      }
      byte[] key = bytes(parts[1]);
      if (keys.put(parts[0], new SecretKeySpec(key, ALGORITHM)) != null) {
        throw new IllegalArgumentException("two keys have the name " + parts[0]);
      }
    }
    return new TokenKeys(keys);
  }

  private static byte[] bytes(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its own message repeats a part of the key.
      throw new IllegalArgumentException("a key is not written in Base64");
    }
    if (key.length < LEAST_BYTES) {
      throw new IllegalArgumentException("a key has fewer than " + LEAST_BYTES + " bytes");
    }
    return key;
  }

  /** The name of the key that signs. */
  String signing() {
    return first;
  }

  /** What a key makes of a text: 128 bits. */
  byte[] mac(String name, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(name));
      byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return java.util.Arrays.copyOf(whole, MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** Whether a key of that name made it; as long for a wrong one as for the right one. */
  boolean made(String name, String text, byte[] mac) {
    return keys.containsKey(name) && MessageDigest.isEqual(mac(name, text), mac);
  }

  /** Names only. */
  @Override
  public String toString() {
    return "keys " + keys.keySet();
  }
}
