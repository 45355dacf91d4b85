package io.beckon.runtime.options;

import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param <T> of the value
 * @param key how it is written, in lower case with dots and hyphens
 * @param type how its text is understood
 * @param defaultText the value where nothing is given, as one would write it; empty where one must
 *     be given
 * @param check empty for a good value, else the end of the sentence "expected ..."
 * @param meaning what it does, with unit and time basis, as one or two sentences
 */
public record Option<T>(
    String key,
    OptionType<T> type,
    Optional<String> defaultText,
    Function<T, Optional<String>> check,
    String meaning) {

  /** One that has a default. */
  public static <T> Option<T> of(
      String key, OptionType<T> type, String defaultText, String meaning) {
    return new Option<>(key, type, Optional.of(defaultText), value -> Optional.empty(), meaning);
  }

  /** One that must be given. */
  public static <T> Option<T> required(String key, OptionType<T> type, String meaning) {
    return new Option<>(key, type, Optional.empty(), value -> Optional.empty(), meaning);
  }

  /** The same option with a check of its values. */
  public Option<T> checked(Function<T, Optional<String>> otherCheck) {
    return new Option<>(key, type, defaultText, otherCheck, meaning);
  }

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException with what was expected, where it stands for none
   */
  public T parse(String text) {
    T value = type.parse(text);
    check
        .apply(value)
        .ifPresent(
            expected -> {
              throw new IllegalArgumentException(expected);
            });
    return value;
  }
}
