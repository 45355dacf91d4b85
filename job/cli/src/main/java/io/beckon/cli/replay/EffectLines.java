package io.beckon.cli.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A file of decisions, one JSON object a line. Names and order of the keys are part of the
 * contract; instants are ISO-8601 in UTC.
 */
final class EffectLines implements Closeable {

  private final JsonGenerator json;

  EffectLines(Path file) throws IOException {
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    OutputStream out = Files.newOutputStream(file);
    this.json = new JsonFactory().createGenerator(out);
    this.json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  void write(SendCommand send) {
    try {
      json.writeStartObject();
      json.writeStringField("commandId", send.commandId());
      json.writeStringField("campaign", send.campaign());
      json.writeStringField("version", send.version());
      json.writeStringField("step", send.step());
      json.writeStringField("userId", send.userId());
      json.writeStringField("channel", send.channel());
      json.writeStringField("template", send.template());
      json.writeStringField("dueAt", instant(send.dueAt()));
      json.writeStringField("decidedAt", instant(send.decidedAt()));
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(JourneyRecord record) {
    try {
      json.writeStartObject();
      json.writeStringField("userId", record.userId());
      json.writeStringField("campaign", record.campaign());
      json.writeStringField("version", record.version());
      json.writeStringField("journeyId", record.journeyId());
      json.writeStringField("decision", record.decision().name().toLowerCase(Locale.ROOT));
      json.writeStringField("step", record.step());
      json.writeStringField("dueAt", instant(record.dueAt()));
      json.writeStringField("decidedAt", instant(record.decidedAt()));
      json.writeStringField("reason", record.reason());
      json.writeObjectFieldStart("values");
      for (Map.Entry<String, String> value : record.values().entrySet()) {
        json.writeStringField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private static String instant(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
