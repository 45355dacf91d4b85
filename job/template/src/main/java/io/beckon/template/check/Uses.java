package io.beckon.template.check;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a message asks of delivery.
 *
 * @param coupons pools of which it shows a code
 * @param roots the first names that it speaks of, such as {@code unsubscribe_url}
 */
public record Uses(Set<String> coupons, Set<String> roots) {

  public Uses() {
    this(new TreeSet<>(), new TreeSet<>());
  }
}
