package io.beckon.template.liquid;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Forms of numbers and dates, kept since they are dear to make. Bounded: which languages there are,
 * profiles say, and which patterns, templates.
 */
final class Forms<F> {

  private static final int MOST = 1_000;

  private record Key(Locale locale, String name) {}

  private final Map<Key, F> kept = new ConcurrentHashMap<>();

  F of(Locale locale, String name, Supplier<F> maker) {
    Key key = new Key(locale, name);
    F form = kept.get(key);
    if (form == null) {
      form = maker.get();
      if (kept.size() < MOST) {
        kept.put(key, form);
      }
    }
    return form;
  }
}
