package io.beckon.gateway.track;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.beckon.core.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The frame of a batch, with its messages uncut and unread, so that one that is wrong is wrong by
 * itself.
 *
 * @param writeKey null where it says none
 * @param sentAt as written; null where it says none
 * @param messages each as JSON; empty for what is no object or list
 */
public record Batch(String writeKey, Object sentAt, List<String> messages) {

  /** Messages of a batch. */
  static final int MAX_MESSAGES = 2_500;

  /** Objects and lists around a message. */
  private static final int FRAME = 2;

  private static final int DEEPEST = FRAME + JsonReader.MAX_DEPTH;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The table of names is there to be filled by strangers.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Reads the frame; what is wrong with it is wrong with all. */
  public static Batch read(byte[] body) throws BadMessageException {
    String text = text(body);
    try (JsonParser parser = FACTORY.createParser(shallow(text))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadMessageException("The body is not a JSON object");
      }
      Batch batch = members(parser, text);
      if (parser.nextToken() != null) {
        throw new BadMessageException("The body goes on behind its JSON object");
      }
      return batch;
    } catch (JsonProcessingException e) {
      long offset = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
      throw new BadMessageException("The body is not JSON near character " + offset);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory", e);
    }
  }

  /** Strict, other than the parser itself, which also guesses at other encodings. */
  private static String text(byte[] body) throws BadMessageException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new BadMessageException("The body is not UTF-8");
    }
  }

  /**
   * The same text with {@code 0} and blanks in the place of what is nested too deep, so that the
   * message around it is wrong by itself when it is read uncut. A value stays one: a name of an
   * object needs it, and so does a comma of a list.
   */
  private static String shallow(String text) {
    char[] shallow = text.toCharArray();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < shallow.length; i++) {
      char c = shallow[i];
      boolean opens = !quoted && (c == '{' || c == '[');
      boolean closes = !quoted && (c == '}' || c == ']');
      depth += opens ? 1 : 0;
      if (depth > DEEPEST) {
        shallow[i] = opens && depth == DEEPEST + 1 ? '0' : ' ';
      }
      depth -= closes ? 1 : 0;
      if (quoted && c == '\\' && i + 1 < shallow.length) {
        i++;
        if (depth > DEEPEST) {
          shallow[i] = ' ';
        }
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return new String(shallow);
  }

  private static Batch members(JsonParser parser, String body)
      throws IOException, BadMessageException {
    String writeKey = null;
    String sentAt = null;
    List<String> messages = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals("batch") && token == JsonToken.START_ARRAY) {
        messages = messages(parser, body);
      } else if (name.equals("writeKey") && token == JsonToken.VALUE_STRING) {
        writeKey = parser.getText();
      } else if (name.equals("sentAt") && token == JsonToken.VALUE_STRING) {
        sentAt = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (messages == null) {
      throw new BadMessageException("The body has no `batch` that is a list");
    }
    return new Batch(writeKey, sentAt, messages);
  }

  private static List<String> messages(JsonParser parser, String body)
      throws IOException, BadMessageException {
    List<String> messages = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (messages.size() == MAX_MESSAGES) {
        throw new BadMessageException("The batch has more than " + MAX_MESSAGES + " messages");
      }
      long start = parser.currentTokenLocation().getCharOffset();
      boolean holds = parser.currentToken().isStructStart();
      parser.skipChildren();
      long end = holds ? parser.currentLocation().getCharOffset() : start;
      messages.add(body.substring((int) start, (int) end));
    }
    return messages;
  }
}
