package io.beckon.core.read;

import io.beckon.core.source.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one of a few words.
 *
 * @param meanings what each word stands for
 * @param other what may stand there instead of a word; empty for nothing
 */
record Choice<T>(Map<String, T> meanings, String other) {

  static <T> Choice<T> of(Map<String, T> meanings) {
    return new Choice<>(meanings, "");
  }

  Optional<T> read(YamlValue value) {
    List<String> words = meanings.keySet().stream().sorted().toList();
    String allowed = "allowed: " + Keys.list(words) + (other.isEmpty() ? "" : ", " + other);
    Optional<String> text = value.text("one word", allowed);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T meaning = meanings.get(text.get());
    if (meaning != null) {
      return Optional.of(meaning);
    }
    String meant =
        Nearest.of(text.get(), words).map(near -> "did you mean `" + near + "`? ").orElse("");
    value.problem(value.label() + " cannot be `" + text.get() + "`", meant + allowed);
    return Optional.empty();
  }
}
