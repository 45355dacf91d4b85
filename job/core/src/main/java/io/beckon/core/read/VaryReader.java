package io.beckon.core.read;

import io.beckon.core.read.YamlMapping.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what is tried in parts of a message: {@code vary: {subject: {a: "...", b: "..."}}}. */
final class VaryReader {

  private static final String HINT = "such as `vary: {subject: {a: \"Hello\", b: \"Welcome\"}}`";

  private VaryReader() {}

  /** By part the texts by variant, both in the order of the file. */
  static Map<String, Map<String, String>> read(YamlValue value) {
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    for (Entry part : PropertyReader.named(value, "`vary`", HINT)) {
      if (Names.isPlain(part)) {
        parts.put(part.word(), variants(part.value()));
      }
    }
    return parts;
  }

  private static Map<String, String> variants(YamlValue part) {
    Map<String, String> variants = new LinkedHashMap<>();
    List<Entry> written = PropertyReader.named(part, part.label(), HINT);
    if (written.size() == 1) {
      part.problem(part.label() + " needs two variants or more", HINT);
    }
    for (Entry variant : written) {
      if (Names.isPlain(variant)) {
        variant.value().text("text", HINT).ifPresent(text -> variants.put(variant.word(), text));
      }
    }
    return variants;
  }
}
