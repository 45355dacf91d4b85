package io.beckon.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.beckon.core.json.JsonException.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads a JSON object into property values: null, {@link Boolean}, {@link Long}, {@link Double},
 * {@link String}, {@link List} and {@link Map}. Names keep their order; of equal names the last one
 * wins. A whole number is a long where it fits and else the nearest double.
 *
 * <p>What it reads is bounded, since whoever writes to a topic can write anything; the length of
 * the text is its caller's to bound.
 */
public final class JsonReader {

  /** Objects and lists within each other, the outermost included. */
  public static final int MAX_DEPTH = 16;

  /** Values in all, those in lists and objects included. */
  public static final int MAX_VALUES = 20_000;

  /** Characters of a name. */
  public static final int MAX_NAME = 256;

  /** A whole number of so many characters may fit a long. */
  private static final int LONGEST_LONG = 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The table of names is there to be filled by strangers, and fails when they do it well.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // Bounded by the length of the text; so that depth is the only bound to be hit.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private int values;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads an object. */
  public static Map<String, Object> object(String text) throws JsonException {
    return object(text, name -> true);
  }

  /**
   * Reads an object from UTF-8.
   *
   * @param wanted which of its own names to keep; what stands under others is checked for syntax
   *     and depth only, and costs no memory
   */
  public static Map<String, Object> object(byte[] utf8, Predicate<String> wanted)
      throws JsonException {
    try {
      // Strict, other than the parser itself, which also guesses at other encodings.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return object(text, wanted);
    } catch (CharacterCodingException e) {
      throw new JsonException(Fault.TEXT, "is not UTF-8");
    }
  }

  private static Map<String, Object> object(String text, Predicate<String> wanted)
      throws JsonException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(parser).document(wanted);
    } catch (StreamConstraintsException e) {
      throw new JsonException(Fault.DEPTH, "is nested deeper than " + MAX_DEPTH);
    } catch (JsonProcessingException e) {
      long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
      throw new JsonException(Fault.SYNTAX, "is not JSON near character " + Math.max(0, offset));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory", e);
    }
  }

  private Map<String, Object> document(Predicate<String> wanted) throws IOException, JsonException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonException(Fault.SYNTAX, "is not a JSON object");
    }
    Map<String, Object> object = members(wanted);
    if (parser.nextToken() != null) {
      throw new JsonException(Fault.SYNTAX, "goes on behind its JSON object");
    }
    return object;
  }

  private Map<String, Object> members(Predicate<String> wanted) throws IOException, JsonException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (wanted.test(name)) {
        members.put(name(name), value());
      } else {
        parser.skipChildren();
      }
    }
    return members;
  }

  private List<Object> items() throws IOException, JsonException {
    List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return items;
  }

  private Object value() throws IOException, JsonException {
    if (++values > MAX_VALUES) {
      throw new JsonException(Fault.VALUES, "has more than " + MAX_VALUES + " values");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(name -> true);
      case START_ARRAY -> items();
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT -> whole(parser.getText());
      case VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonException(Fault.SYNTAX, "is not JSON");
    };
  }

  private static String name(String name) throws JsonException {
    if (name.length() > MAX_NAME) {
      throw new JsonException(
          Fault.NAME, "has a property name longer than " + MAX_NAME + " characters");
    }
    return name;
  }

  /** Escapes can spell half of a surrogate pair, which no UTF-8 can carry on. */
  private static String text(String text) throws JsonException {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          throw new JsonException(Fault.TEXT, "has half of a surrogate pair in a text");
        }
        i++;
      }
    }
    return text;
  }

  private static Object whole(String digits) throws JsonException {
    if (digits.length() <= LONGEST_LONG) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException beyondLong) {
        return number(digits);
      }
    }
    return number(digits);
  }

  private static Object number(String decimal) throws JsonException {
    double number = Double.parseDouble(decimal);
    if (!Double.isFinite(number)) {
      throw new JsonException(Fault.NUMBER, "has a number beyond the range of double");
    }
    return number;
  }
}
