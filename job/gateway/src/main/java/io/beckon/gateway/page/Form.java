package io.beckon.gateway.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What a page's form says. A body in another form, as one-click requests may have, says nothing
 * beside that it was sent.
 */
record Form(Map<String, String> fields) {

  /** Bytes of a form. */
  static final int MAX_FORM = 16 * 1024;

  private static final int MAX_FIELDS = 200;

  static Form of(String contentType, String body) {
    Map<String, String> fields = new HashMap<>();
    if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
      for (String pair : body.split("&", MAX_FIELDS)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          fields.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return new Form(fields);
  }

  boolean says(String name, String value) {
    return value.equals(fields.get(name));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
