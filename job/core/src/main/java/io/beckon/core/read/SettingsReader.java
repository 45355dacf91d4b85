package io.beckon.core.read;

import io.beckon.core.expression.Root;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Setting.Given;
import io.beckon.core.model.Setting.Target;
import io.beckon.core.model.Setting.Value;
import io.beckon.core.model.Setting.Worked;
import io.beckon.core.read.YamlMapping.Entry;
import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what gets which value, {@code journey.percent: 5}, and properties of emitted events. */
final class SettingsReader {

  private static final Map<String, Target> TARGETS =
      Map.of("journey", Target.JOURNEY, "profile", Target.PROFILE);

  private static final Root[] WORKED_OUT = {Root.PROFILE, Root.TRIGGER, Root.JOURNEY, Root.MATCHED};

  /** A root and a name that an expression can ask for with a dot. */
  private static final Pattern NAME = Pattern.compile("(\\w+)\\.([A-Za-z_]\\w*)");

  /** A path with an operator before or behind it: meant to be worked out. */
  private static final Pattern EXPRESSION =
      Pattern.compile(
          "(?:! *ROOT\\b.*|ROOT\\.[\\w.]+ *(?:[-+*/%<>=!&|?]|\\[|in ).*)"
              .replace("ROOT", "(?:profile|trigger|journey|event)"),
          Pattern.DOTALL);

  private static final String NAME_HINT =
      "`journey.name` for a value of the journey, `profile.name` for an attribute of the user";

  private static final String VALUE_HINT =
      "a path alone is worked out, such as `trigger.total`; all else is a value as it stands";

  private static final int LONGEST_NAME = 200;

  private SettingsReader() {}

  /** What is set, in the order of the file. */
  static List<Setting> settings(YamlValue value) {
    List<Setting> settings = new ArrayList<>();
    for (Entry entry :
        PropertyReader.named(value, "`set`", "such as `set: {journey.percent: 5}`")) {
      setting(entry).ifPresent(settings::add);
    }
    return settings;
  }

  /** Properties by name, in the order of the file. */
  static Map<String, Value> properties(YamlValue value) {
    Map<String, Value> properties = new LinkedHashMap<>();
    for (Entry entry :
        PropertyReader.named(value, "`properties`", "such as `properties: {percent: 5}`")) {
      value(entry.value()).ifPresent(read -> properties.put(entry.word(), read));
    }
    return properties;
  }

  private static Optional<Setting> setting(Entry entry) {
    String key = entry.word();
    Matcher name = NAME.matcher(key);
    if (key.length() > LONGEST_NAME || !name.matches() || !TARGETS.containsKey(name.group(1))) {
      entry.key().problem("`" + key + "` cannot be set", hint(key));
      return Optional.empty();
    }
    Target target = TARGETS.get(name.group(1));
    return value(entry.value())
        .map(value -> new Setting(target, name.group(2), value, entry.key().span()));
  }

  private static String hint(String key) {
    String root = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
    if (TARGETS.containsKey(root)) {
      return "one name behind the dot, of letters, digits and `_`; it is set as a whole";
    }
    String near =
        key.contains(".")
            ? Nearest.of(root, List.of("journey", "profile"))
                .map(meant -> "did you mean `" + meant + key.substring(root.length()) + "`? ")
                .orElse("")
            : "";
    return near + NAME_HINT;
  }

  private static Optional<Value> value(YamlValue value) {
    String text = value.glimpse();
    if (PathReader.isPath(text, WORKED_OUT)) {
      return ExpressionReader.read(value).map(Worked::new);
    } else if (PathReader.isPath(text, Root.EVENT)) {
      value.problem(
          "there is no `event` here", "of the event that started the journey: `trigger.name`");
      return Optional.empty();
    } else if (EXPRESSION.matcher(text).matches()) {
      value.problem(value.label() + " takes a path or a value, not an expression", VALUE_HINT);
      return Optional.empty();
    }
    int before = value.page().problemCount();
    Object given = PropertyReader.read(value);
    if (value.page().problemCount() == before) {
      complainOfPathsIn(given, value);
    }
    return Optional.of(new Given(given));
  }

  /** Inside of a list or a mapping nothing is worked out, and a path would arrive as text. */
  private static void complainOfPathsIn(Object given, YamlValue place) {
    if (given instanceof String text && PathReader.isPath(text, WORKED_OUT)) {
      place.problem(
          "`" + text + "` is not worked out inside of a list or a mapping",
          "give it a name of its own");
    } else if (given instanceof List<?> items) {
      items.forEach(item -> complainOfPathsIn(item, place));
    } else if (given instanceof Map<?, ?> entries) {
      entries.values().forEach(item -> complainOfPathsIn(item, place));
    }
  }
}
