package io.beckon.template.liquid;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Forms of numbers and dates, kept since they are dear to make. Bounded: a pattern can be a value,
 * and a value anything. Who fills it empties it, and does not keep others out for ever.
 */
final class Forms<F> {

  private static final int MOST = 1_000;

  /** Characters of a name that is kept; authors write shorter ones. */
  private static final int LONGEST = 100;

  private record Key(Locale locale, String name) {}

  private final Map<Key, F> kept = new ConcurrentHashMap<>();

  F of(Locale locale, String name, Supplier<F> maker) {
    Key key = new Key(locale, name);
    F form = kept.get(key);
    if (form == null) {
      form = maker.get();
      if (name.length() <= LONGEST) {
        if (kept.size() >= MOST) {
          kept.clear();
        }
        kept.put(key, form);
      }
    }
    return form;
  }

  /** For tests of its bounds. */
  int size() {
    return kept.size();
  }
}
