package io.beckon.delivery.mail;

import io.beckon.core.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address that a bounce of one message goes to, by which it is known whose it is: {@code
 * b+COMMAND.SIGNATURE@DOMAIN}. Nobody else can make one, so nobody can have an address suppressed.
 */
public final class BounceAddress {

  private static final Pattern FORM = Pattern.compile("b\\+([0-9a-z_-]{1,40})\\.([0-9a-f]{16})");
  private static final int SIGNATURE = 16;

  private final SecretKeySpec key;
  private final String domain;

  /**
   * Addresses of a domain.
   *
   * @param secret of any length
   */
  public BounceAddress(byte[] secret, String domain) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
    this.domain = domain;
  }

  /** The address; a command's id that does not fit into one goes by its hash. */
  public String of(String commandId) {
    String id =
        FORM.matcher("b+" + commandId + ".0000000000000000").matches()
            ? commandId
            : "h-" + Sha256.hex(commandId).substring(0, 32);
    return "b+" + id + '.' + signature(id) + '@' + domain;
  }

  /** The command that a bounce is about; empty where the address is none of ours. */
  public Optional<String> commandId(String address) {
    int at = address.lastIndexOf('@');
    Matcher matcher = FORM.matcher(address.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] given = matcher.group(2).getBytes(StandardCharsets.US_ASCII);
    byte[] right = signature(matcher.group(1)).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, right) ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private String signature(String id) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] whole = mac.doFinal(("bounce|" + id).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(whole).substring(0, SIGNATURE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + key.getAlgorithm(), e);
    }
  }
}
