package io.beckon.link;

import io.beckon.link.BadTokenException.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes tokens and reads them. The same meaning gives the same token, under the same key. Nobody
 * without a key makes one that is taken, or learns what one says. Thread-safe.
 *
 * <p>A token is base64url without padding of: the key's number (one byte), the signature (16), the
 * hidden text. The text is a byte for the kind, what the kind has of its own, and the message's
 * texts in the order of {@link Message}.
 */
public final class Tokens {

  /** Characters of a token. */
  public static final int MAX_LENGTH = 6_000;

  private static final int MAX_BYTES = MAX_LENGTH / 4 * 3;

  private static final int OPEN = 1;
  private static final int CLICK = 2;
  private static final int UNSUBSCRIBE = 3;
  private static final int PREFERENCES = 4;
  private static final int RETURNED = 5;

  private final KeyRing ring;

  public Tokens(KeyRing ring) {
    this.ring = ring;
  }

  /**
   * The token.
   *
   * @throws IllegalArgumentException where it would be longer than {@link #MAX_LENGTH}
   */
  public String seal(Meaning meaning) {
    LinkKey key = ring.newest();
    byte[] sealed = key.seal(text(meaning));
    if (sealed.length + 1 > MAX_BYTES) {
      throw new IllegalArgumentException(
          "A token is longer than " + MAX_LENGTH + " characters: the message's names are too long");
    }
    byte[] token = new byte[1 + sealed.length];
    token[0] = (byte) key.number();
    System.arraycopy(sealed, 0, token, 1, sealed.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * What a token stands for.
   *
   * @throws BadTokenException where it is not one of ours, whatever it is
   */
  public Meaning open(String token) throws BadTokenException {
    byte[] bytes = bytes(token);
    LinkKey key =
        ring.key(Byte.toUnsignedInt(bytes[0]))
            .orElseThrow(() -> new BadTokenException(Fault.UNKNOWN_KEY));
    byte[] text = key.open(Arrays.copyOfRange(bytes, 1, bytes.length));
    if (text == null) {
      throw new BadTokenException(Fault.FORGED);
    }
    try {
      return meaning(ByteBuffer.wrap(text));
    } catch (IllegalArgumentException e) {
      // Sealed by us and not understood: written by a version that has other rules.
      throw new BadTokenException(Fault.UNKNOWN_KIND);
    }
  }

  private static byte[] bytes(String token) throws BadTokenException {
    if (token.length() > MAX_LENGTH) {
      throw new BadTokenException(Fault.TOO_LONG);
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw new BadTokenException(Fault.MALFORMED);
    }
    // The decoder takes padding and loose bits at the end; one meaning has one token.
    String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    if (!again.equals(token) || bytes.length < 1 + LinkKey.TAG + 1) {
      throw new BadTokenException(Fault.MALFORMED);
    }
    return bytes;
  }

  private static byte[] text(Meaning meaning) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(128);
    if (meaning instanceof Returned) {
      text.write(RETURNED);
    } else {
      link((Link) meaning, text);
    }
    Message message = meaning.message();
    Packed.write(message.userId(), text);
    Packed.write(message.commandId(), text);
    Packed.write(message.campaign(), text);
    Packed.write(message.step(), text);
    Packed.write(message.template(), text);
    Packed.write(message.channel(), text);
    Packed.write(message.topic(), text);
    return text.toByteArray();
  }

  private static void link(Link link, ByteArrayOutputStream to) {
    if (link instanceof Link.Open) {
      to.write(OPEN);
    } else if (link instanceof Link.Click click) {
      to.write(CLICK);
      Packed.write(click.target().url(), to);
    } else if (link instanceof Link.Unsubscribe unsubscribe) {
      to.write(UNSUBSCRIBE);
      to.write(unsubscribe.scope().ordinal());
    } else if (link instanceof Link.Preferences) {
      to.write(PREFERENCES);
    } else {
      throw new IllegalStateException("A link without a kind: " + link.getClass());
    }
  }

  private static Meaning meaning(ByteBuffer text) {
    return switch (next(text)) {
      case OPEN -> new Link.Open(message(text));
      case CLICK -> {
        Target target = new Target(Packed.read(text));
        yield new Link.Click(message(text), target);
      }
      case UNSUBSCRIBE -> {
        Link.Scope scope = scope(next(text));
        yield new Link.Unsubscribe(message(text), scope);
      }
      case PREFERENCES -> new Link.Preferences(message(text));
      case RETURNED -> new Returned(message(text));
      default -> throw new IllegalArgumentException("A kind that is not known");
    };
  }

  private static int next(ByteBuffer text) {
    if (!text.hasRemaining()) {
      throw new IllegalArgumentException("A kind is cut");
    }
    return text.get();
  }

  private static Link.Scope scope(int number) {
    if (number < 0 || number >= Link.Scope.values().length) {
      throw new IllegalArgumentException("A scope that is not known");
    }
    return Link.Scope.values()[number];
  }

  private static Message message(ByteBuffer text) {
    Message message =
        new Message(
            Packed.read(text),
            Packed.read(text),
            Packed.read(text),
            Packed.read(text),
            Packed.read(text),
            Packed.read(text),
            Packed.read(text));
    if (text.hasRemaining()) {
      throw new IllegalArgumentException("A message goes on");
    }
    return message;
  }
}
