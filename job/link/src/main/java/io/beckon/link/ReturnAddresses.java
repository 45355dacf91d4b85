package io.beckon.link;

import io.beckon.link.BadTokenException.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Envelope senders that carry the signed id of the command (VERP), so that a bounce is known by
 * where it was sent to: {@code b+...@bounce.example.com}. Thread-safe.
 *
 * <p>The part before the {@code @} is at most 64 characters, as RFC 5321 allows, and survives mail
 * servers that lower its letters. That leaves no room for the user: whose message it was, the
 * header {@link Returned#HEADER} says, or whoever knows the command.
 */
public final class ReturnAddresses {

  /** What the local part begins with. */
  public static final String PREFIX = "b+";

  /** RFC 5321. */
  private static final int MAX_LOCAL_PART = 64;

  /** 80 bits: one guess costs a mail. */
  private static final int TAG = 10;

  private final KeyRing ring;
  private final String domain;

  /**
   * Addresses of a domain.
   *
   * @param domain whose mail comes to the gateway, such as {@code bounce.example.com}
   */
  public ReturnAddresses(KeyRing ring, String domain) {
    if (!domain.matches("[A-Za-z0-9.-]{1,190}")) {
      throw new IllegalArgumentException("The domain for bounces is no domain: " + domain);
    }
    this.ring = ring;
    this.domain = domain.toLowerCase(Locale.ROOT);
  }

  /**
   * The address for a command.
   *
   * @throws IllegalArgumentException where the id is too long: there is room for 32 hexadecimal
   *     digits, as ours are, or for 26 other characters
   */
  public String address(String commandId) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Packed.write(commandId, text);
    LinkKey key = ring.newest();
    byte[] signature = key.signAddress(text.toByteArray(), TAG);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(key.number());
    whole.writeBytes(text.toByteArray());
    whole.writeBytes(signature);
    String local = PREFIX + Base32.encode(whole.toByteArray());
    if (local.length() > MAX_LOCAL_PART) {
      throw new IllegalArgumentException("The id of the command is too long for an address");
    }
    return local + '@' + domain;
  }

  /**
   * The id of the command; empty where it is an address of another kind.
   *
   * @throws BadTokenException where it begins as ours do and is not one
   */
  public Optional<String> commandId(String address) throws BadTokenException {
    String lower = address.toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    if (at < 0 || !lower.startsWith(PREFIX) || !lower.substring(at + 1).equals(domain)) {
      return Optional.empty();
    }
    if (at > MAX_LOCAL_PART) {
      throw new BadTokenException(Fault.TOO_LONG);
    }
    byte[] bytes = Base32.decode(lower.substring(PREFIX.length(), at));
    if (bytes == null || bytes.length < 1 + 2 + TAG) {
      throw new BadTokenException(Fault.MALFORMED);
    }
    LinkKey key =
        ring.key(Byte.toUnsignedInt(bytes[0]))
            .orElseThrow(() -> new BadTokenException(Fault.UNKNOWN_KEY));
    byte[] text = Arrays.copyOfRange(bytes, 1, bytes.length - TAG);
    byte[] signature = Arrays.copyOfRange(bytes, bytes.length - TAG, bytes.length);
    if (!MessageDigest.isEqual(key.signAddress(text, TAG), signature)) {
      throw new BadTokenException(Fault.FORGED);
    }
    try {
      return Optional.of(Packed.read(ByteBuffer.wrap(text)));
    } catch (IllegalArgumentException e) {
      throw new BadTokenException(Fault.UNKNOWN_KIND);
    }
  }
}
