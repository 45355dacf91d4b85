package io.beckon.delivery.webhook;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.json.JsonWriter;
import io.beckon.schemas.SendCommand;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call says: the send command as JSON, under {@code type} and {@code data}. */
final class CallBody {

  private CallBody() {}

  static byte[] of(SendCommand command) throws JsonException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("commandId", command.getCommandId());
    data.put("campaign", command.getCampaign());
    data.put("version", command.getVersion());
    data.put("step", command.getStep());
    data.put("userId", command.getUserId());
    data.put("channel", command.getChannel());
    data.put("template", command.getTemplate());
    data.put("category", command.getCategory());
    data.put("topic", command.getTopic());
    data.put("dueAt", command.getDueAt().toString());
    data.put("decidedAt", command.getDecidedAt().toString());
    data.put("expiresAt", command.getExpiresAt().toString());
    data.put("triggerEvent", command.getTriggerEvent());
    data.put("trigger", JsonReader.object(command.getTrigger()));
    data.put("matched", JsonReader.object(command.getMatched()));
    data.put("profile", JsonReader.object(command.getProfile()));
    data.put("values", JsonReader.object(command.getValues()));
    data.put("variants", JsonReader.object(command.getVariants()));
    data.put("vary", JsonReader.object(command.getVary()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", command.getChannel() + ".send");
    body.put("timestamp", command.getDecidedAt().toString());
    body.put("data", data);
    return JsonWriter.write(body).getBytes(StandardCharsets.UTF_8);
  }
}
