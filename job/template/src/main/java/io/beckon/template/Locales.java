package io.beckon.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Languages, as templates and profiles name them. */
public final class Locales {

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private Locales() {}

  /** The language of a tag such as {@code de-AT}, also as {@code de_AT}; empty for no such tag. */
  public static Optional<Locale> of(String tag) {
    if (!TAG.matcher(tag).matches()) {
      return Optional.empty();
    }
    Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
    return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
  }

  /**
   * A text's language as readers of another country write it. Of what a profile says only a country
   * that there is counts: the JDK keeps what it knows of a language for ever, and anybody can say
   * that his is {@code en-Latn-x1y2z3}.
   */
  static Locale inCountryOf(Locale reader, Locale text) {
    return COUNTRIES.contains(reader.getCountry())
        ? new Locale.Builder().setLocale(text).setRegion(reader.getCountry()).build()
        : text;
  }

  static Optional<Locale> ofProfile(Map<String, Object> profile) {
    return profile.get("locale") instanceof String tag ? of(tag.strip()) : Optional.empty();
  }

  /** From a language to the default, which is empty: {@code de-AT}, {@code de}, nothing. */
  public static List<String> fallBack(String tag) {
    List<String> chain = new ArrayList<>();
    String rest = tag;
    while (!rest.isEmpty()) {
      chain.add(rest);
      int dash = rest.lastIndexOf('-');
      rest = dash < 0 ? "" : rest.substring(0, dash);
    }
    chain.add("");
    return chain;
  }
}
