package io.beckon.core.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one word or a list of words, each there at most once: {@code tue}, {@code [tue, wed]}. */
final class Several {

  private Several() {}

  /**
   * The words in the order of the file; at least one. Those with a problem are left out.
   *
   * @param wanted what the list is, as in "must be a list of days, not a mapping"
   */
  static <T> Optional<List<T>> read(
      YamlValue value, String wanted, String hint, Function<YamlValue, Optional<T>> word) {
    if (!value.isList()) {
      return word.apply(value).map(List::of);
    }
    return value.items(wanted, hint).map(items -> each(items, word));
  }

  private static <T> List<T> each(List<YamlValue> items, Function<YamlValue, Optional<T>> word) {
    List<T> read = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (YamlValue item : items) {
      Optional<T> found = word.apply(item);
      if (found.isPresent() && !seen.add(found.get())) {
        item.problem("`" + item.glimpse() + "` is there twice", "write it once");
      } else {
        found.ifPresent(read::add);
      }
    }
    return read;
  }
}
