package io.beckon.scenarios.count;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What a count needs to know of a message.
 *
 * @param id of the message
 * @param user its user id, or {@code anon:} and its anonymous one
 * @param event its name; {@code identify} for traits
 * @param time epoch milliseconds: when it happened, and when the log took it
 * @param total of an order; not a number where there is none
 */
record LogLine(String id, String user, String event, long time, double total) {

  private static final JsonFactory JSON = new JsonFactory();

  boolean is(String name) {
    return event.equals(name);
  }

  /** All lines of a file, packed or not. */
  static List<LogLine> read(Path file) throws IOException {
    List<LogLine> lines = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(parse(line));
      }
    }
    return lines;
  }

  private static LogLine parse(String line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    double total = Double.NaN;
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("properties")) {
          total = total(json);
        } else if (value.isScalarValue()) {
          fields.put(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
    String user = fields.get("userId");
    return new LogLine(
        fields.get("messageId"),
        user != null ? user : "anon:" + fields.get("anonymousId"),
        fields.getOrDefault("event", fields.get("type")),
        Instant.parse(fields.get("timestamp")).toEpochMilli(),
        total);
  }

  private static double total(JsonParser json) throws IOException {
    double total = Double.NaN;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("total")) {
        total = json.getDoubleValue();
      } else {
        json.skipChildren();
      }
    }
    return total;
  }
}
