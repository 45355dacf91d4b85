package io.beckon.link;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.json.JsonWriter;
import io.beckon.link.LinkToken.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens as text for a URL: {@code KEY.CONTENT.SIGNATURE}, the last two in base64url. The content
 * is JSON and is not secret; nothing of it counts before the signature was found right.
 */
public final class LinkTokens {

  /** A longer one is none: it would be read by whoever is given the link. */
  private static final int LONGEST = 8_192;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final TokenKeys keys;

  public LinkTokens(TokenKeys keys) {
    this.keys = keys;
  }

  /** The token as text. */
  public String write(LinkToken token) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "f", String.valueOf(token.purpose().letter()));
    put(fields, "m", token.commandId());
    put(fields, "u", token.userId());
    put(fields, "c", token.campaign());
    put(fields, "s", token.step());
    put(fields, "t", token.template());
    put(fields, "h", token.channel());
    put(fields, "o", token.topic());
    if (token.link() >= 0) {
      fields.put("l", (long) token.link());
    }
    put(fields, "r", token.url());
    String content =
        ENCODER.encodeToString(JsonWriter.write(fields).getBytes(StandardCharsets.UTF_8));
    String signed = keys.signing() + '.' + content;
    return signed + '.' + ENCODER.encodeToString(keys.mac(keys.signing(), signed));
  }

  private static void put(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  /** What the text says; empty where it is no token of one of our keys for this purpose. */
  public Optional<LinkToken> read(Purpose purpose, String text) {
    String[] parts = text.length() > LONGEST ? new String[0] : text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] signature = DECODER.decode(parts[2]);
      if (!keys.made(parts[0], parts[0] + '.' + parts[1], signature)) {
        return Optional.empty();
      }
      String content = new String(DECODER.decode(parts[1]), StandardCharsets.UTF_8);
      return of(purpose, JsonReader.object(content));
    } catch (IllegalArgumentException | JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<LinkToken> of(Purpose purpose, Map<String, Object> fields) {
    if (!text(fields, "f").equals(String.valueOf(purpose.letter()))) {
      return Optional.empty();
    }
    int link = fields.get("l") instanceof Long place ? place.intValue() : -1;
    return Optional.of(
        new LinkToken(
            purpose,
            text(fields, "m"),
            text(fields, "u"),
            text(fields, "c"),
            text(fields, "s"),
            text(fields, "t"),
            text(fields, "h"),
            text(fields, "o"),
            link,
            text(fields, "r")));
  }

  private static String text(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof String value ? value : "";
  }
}
