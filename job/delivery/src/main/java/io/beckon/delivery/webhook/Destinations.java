package io.beckon.delivery.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The destinations in the environment: {@code BECKON_WEBHOOK_CRM_URL} and {@code
 * BECKON_WEBHOOK_CRM_KEYS} for the one that campaigns call {@code crm}. Keys are written {@code
 * whsec_BASE64}, several behind commas.
 */
final class Destinations {

  private static final String PREFIX = "BECKON_WEBHOOK_";
  private static final String KEY = "whsec_";
  private static final int LEAST_BYTES = 24;

  /** Names come from records: anybody can make up another one. */
  private static final int MOST_REMEMBERED = 1_000;

  private final UnaryOperator<String> environment;
  private final Map<String, Optional<Destination>> known = new ConcurrentHashMap<>();

  Destinations(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  /**
   * The destination of a name; empty where there is none.
   *
   * @throws IllegalStateException where it is there and cannot be used; repeats no secret
   */
  Optional<Destination> find(String name) {
    Optional<Destination> found = known.get(name);
    if (found == null) {
      found = read(name);
      if (known.size() < MOST_REMEMBERED) {
        known.put(name, found);
      }
    }
    return found;
  }

  private Optional<Destination> read(String name) {
    String variable = PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String url = environment.apply(variable + "_URL");
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    String keys = environment.apply(variable + "_KEYS");
    if (keys == null || keys.isBlank()) {
      throw new IllegalStateException(variable + "_KEYS is missing: calls are signed");
    }
    return Optional.of(new Destination(name, uri(variable, url), keys(variable, keys)));
  }

  private static URI uri(String variable, String text) {
    try {
      URI uri = URI.create(text.strip());
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, without what it is.
    }
    throw new IllegalStateException(
        variable + "_URL is no address of the form https://host/path, without a login");
  }

  private static List<byte[]> keys(String variable, String text) {
    List<byte[]> keys = new ArrayList<>();
    for (String key : text.split(",")) {
      String stripped = key.strip();
      try {
        byte[] bytes =
            Base64.getDecoder()
                .decode(stripped.startsWith(KEY) ? stripped.substring(KEY.length()) : stripped);
        if (bytes.length >= LEAST_BYTES) {
          keys.add(bytes);
          continue;
        }
      } catch (IllegalArgumentException e) {
        // Told below, without what it is.
      }
      throw new IllegalStateException(
          variable + "_KEYS: a key is whsec_ and at least " + LEAST_BYTES + " bytes in Base64");
    }
    return keys;
  }
}
