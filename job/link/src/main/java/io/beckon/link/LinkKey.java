package io.beckon.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the ring, and what is done with it. From its secret three keys are derived, so that
 * none is used for two purposes. Thread-safe.
 *
 * <p>A token is sealed as RFC 5297 does it, with HMAC in the place of CMAC: the first 128 bits of
 * HMAC-SHA256 over the text are its signature and at once the starting point of AES-256 in counter
 * mode. So there is no chance in it, the same text gives the same token, and a token is as long as
 * one that is signed only.
 */
final class LinkKey {

  /** Bytes of a signature, 128 bits. */
  static final int TAG = 16;

  private static final String HMAC = "HmacSHA256";
  private static final String AES = "AES";

  /** Looking one up costs more than sealing with it; each thread has its own. */
  private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(LinkKey::newCipher);

  private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(LinkKey::newMac);

  private final int number;
  private final SecretKeySpec signing;
  private final SecretKeySpec hiding;
  private final SecretKeySpec addressing;

  LinkKey(int number, byte[] secret) {
    this.number = number;
    SecretKeySpec master = new SecretKeySpec(secret, HMAC);
    this.signing = new SecretKeySpec(derived(master, "beckon link signature 1"), HMAC);
    this.hiding = new SecretKeySpec(derived(master, "beckon link text 1"), AES);
    this.addressing = new SecretKeySpec(derived(master, "beckon return address 1"), HMAC);
  }

  int number() {
    return number;
  }

  /** The signature and what hides the text. */
  byte[] seal(byte[] text) {
    byte[] tag = Arrays.copyOf(hmac(signing, numbered(text)), TAG);
    byte[] hidden = counterMode(Cipher.ENCRYPT_MODE, tag, text);
    byte[] sealed = Arrays.copyOf(tag, TAG + hidden.length);
    System.arraycopy(hidden, 0, sealed, TAG, hidden.length);
    return sealed;
  }

  /** The text; null where it was not sealed with this key as it stands. */
  byte[] open(byte[] sealed) {
    byte[] tag = Arrays.copyOf(sealed, TAG);
    byte[] text =
        counterMode(Cipher.DECRYPT_MODE, tag, Arrays.copyOfRange(sealed, TAG, sealed.length));
    byte[] expected = Arrays.copyOf(hmac(signing, numbered(text)), TAG);
    return MessageDigest.isEqual(expected, tag) ? text : null;
  }

  /** A signature over what stands readable in a return address. */
  byte[] signAddress(byte[] text, int length) {
    return Arrays.copyOf(hmac(addressing, numbered(text)), length);
  }

  /** The number is signed, too: it stands outside of what is sealed. */
  private byte[] numbered(byte[] text) {
    byte[] numbered = new byte[text.length + 1];
    numbered[0] = (byte) number;
    System.arraycopy(text, 0, numbered, 1, text.length);
    return numbered;
  }

  private byte[] counterMode(int mode, byte[] start, byte[] text) {
    try {
      Cipher cipher = CIPHERS.get();
      cipher.init(mode, hiding, new IvParameterSpec(start));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that AES does not take", e);
    }
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has AES in counter mode", e);
    }
  }

  private static Mac newMac() {
    try {
      return Mac.getInstance(HMAC);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
    }
  }

  private static byte[] derived(SecretKeySpec master, String purpose) {
    return hmac(master, purpose.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = MACS.get();
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that HMAC does not take", e);
    }
  }
}
