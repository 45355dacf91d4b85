package io.beckon.cli.infer;

import java.util.List;
import java.util.Map;

/** Writes a drafted plan as a file. */
final class PlanText {

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(Map<String, SeenFields> events, SeenFields traits) {
    PlanText plan = new PlanText();
    plan.write(events, traits);
    return plan.text.toString();
  }

  private void write(Map<String, SeenFields> events, SeenFields traits) {
    text.append("plan: draft\nevents:");
    text.append(events.isEmpty() ? " {}\n" : "\n");
    events.forEach(
        (name, seen) -> {
          text.append("  ").append(YamlText.of(name)).append(':');
          List<String> fields = DraftedType.fields(seen, true);
          if (fields.isEmpty()) {
            text.append(" {}\n");
          } else {
            text.append('\n');
            mapping("    ", "properties", fields);
          }
        });
    List<String> attributes = DraftedType.fields(traits, false);
    if (!attributes.isEmpty()) {
      mapping("", "profile", attributes);
    }
    text.append("breaks: warn # set_aside, once producers keep to it\n");
  }

  /** In one line where it fits. */
  private void mapping(String indent, String key, List<String> entries) {
    String line = indent + key + ": {" + String.join(", ", entries) + "}";
    if (line.length() <= WIDTH) {
      text.append(line).append('\n');
      return;
    }
    text.append(indent).append(key).append(":\n");
    entries.forEach(entry -> text.append(indent).append("  ").append(entry).append('\n'));
  }
}
