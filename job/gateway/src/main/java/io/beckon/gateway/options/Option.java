package io.beckon.gateway.options;

import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param <T> of the value
 * @param key how it is written, in lower case with dots and hyphens
 * @param kind how its text is understood, for people
 * @param parser from text to value; throws {@link IllegalArgumentException} with what was expected
 * @param defaultText the value where nothing is given; empty where one must be
 * @param secret whether it is kept out of arguments and of everything that is printed
 * @param meaning what it does, with its unit
 */
public record Option<T>(
    String key,
    String kind,
    Function<String, T> parser,
    Optional<String> defaultText,
    boolean secret,
    String meaning) {

  static <T> Option<T> of(Kind<T> kind, String key, String defaultText, String meaning) {
    return new Option<>(key, kind.name(), kind.parser(), Optional.of(defaultText), false, meaning);
  }

  static <T> Option<T> required(Kind<T> kind, String key, String meaning) {
    return new Option<>(key, kind.name(), kind.parser(), Optional.empty(), false, meaning);
  }

  static <T> Option<T> secret(Kind<T> kind, String key, String meaning) {
    return new Option<>(key, kind.name(), kind.parser(), Optional.of(""), true, meaning);
  }

  T parse(String text) {
    return parser.apply(text.strip());
  }
}
