package io.beckon.cli.journeys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.schemas.ValueRead;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Journey records as others wrote them down: the job in Avro, a backtest in JSON. */
public final class JourneyRecords {

  private static final JsonFactory JSON = new JsonFactory();

  private static final Set<String> NEEDED =
      Set.of(
          "userId",
          "campaign",
          "version",
          "journeyId",
          "decision",
          "step",
          "dueAt",
          "decidedAt",
          "reason");

  private JourneyRecords() {}

  /**
   * Reads a record of the journeys topic.
   *
   * @return empty where it is a decision that this build does not know
   * @throws IOException where it is no journey record
   */
  public static Optional<JourneyRecord> read(byte[] value) throws IOException {
    io.beckon.schemas.JourneyRecord record =
        io.beckon.schemas.JourneyRecord.getDecoder().decode(value);
    Map<String, String> values = new LinkedHashMap<>();
    for (ValueRead read : record.getValues()) {
      values.put(read.getAsked(), read.getFound());
    }
    return decision(record.getDecision())
        .map(
            decision ->
                new JourneyRecord(
                    record.getUserId(),
                    record.getCampaign(),
                    record.getVersion(),
                    record.getJourneyId(),
                    decision,
                    record.getStep(),
                    record.getDueAt().toEpochMilli(),
                    record.getDecidedAt().toEpochMilli(),
                    record.getReason(),
                    values));
  }

  /**
   * Reads a line that {@code beckon backtest --records} wrote.
   *
   * @return empty where it is a decision that this build does not know
   * @throws IOException where it is no journey record
   */
  static Optional<JourneyRecord> readLine(byte[] line) throws IOException {
    Map<String, String> fields = new HashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      need(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          fields.put(name, json.getText());
        } else if (json.currentToken() == JsonToken.START_OBJECT && name.equals("values")) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            values.put(json.currentName(), json.nextTextValue());
          }
        } else {
          json.skipChildren();
        }
      }
    }
    need(fields.keySet().containsAll(NEEDED));
    return decision(fields.get("decision"))
        .map(
            decision ->
                new JourneyRecord(
                    fields.get("userId"),
                    fields.get("campaign"),
                    fields.get("version"),
                    fields.get("journeyId"),
                    decision,
                    fields.get("step"),
                    Instant.parse(fields.get("dueAt")).toEpochMilli(),
                    Instant.parse(fields.get("decidedAt")).toEpochMilli(),
                    fields.get("reason"),
                    values));
  }

  private static void need(boolean condition) throws IOException {
    if (!condition) {
      throw new IOException("no journey record");
    }
  }

  private static Optional<Decision> decision(String word) {
    return Arrays.stream(Decision.values())
        .filter(decision -> decision.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
