package io.beckon.gateway.report;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.gateway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Fields of a provider's JSON, which may all be missing or be something else. */
final class Fields {

  /** Under this name delivery gives providers the token, where they take names and values. */
  static final String TOKEN = "beckon";

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

  private Fields() {}

  static Map<String, Object> read(byte[] body) throws Refusal {
    try {
      return JsonReader.object(body, name -> true);
    } catch (JsonException e) {
      throw Refusal.of(400, "The body " + e.getMessage());
    }
  }

  static Map<String, Object> read(String json) throws Refusal {
    try {
      return JsonReader.object(json);
    } catch (JsonException e) {
      throw Refusal.of(400, "The body " + e.getMessage());
    }
  }

  /** Empty where it is no object. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** Empty where it is no text. */
  static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  /** A text that can be a code; texts of mail servers, which hold addresses, are none. */
  static String code(Object value) {
    String text = value instanceof Long number ? number.toString() : text(value);
    return CODE.matcher(text).matches() ? text : "";
  }
}
