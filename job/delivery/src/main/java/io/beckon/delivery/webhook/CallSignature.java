package io.beckon.delivery.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a call: over its id, its time and its body, one for each key. */
final class CallSignature {

  private static final String ALGORITHM = "HmacSHA256";

  private CallSignature() {}

  /**
   * The header's value.
   *
   * @param seconds since 1970
   */
  static String of(String id, long seconds, byte[] body, List<byte[]> keys) {
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(mac(id, seconds, body, key)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] mac(String id, long seconds, byte[] body, byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + '.' + seconds + '.').getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
