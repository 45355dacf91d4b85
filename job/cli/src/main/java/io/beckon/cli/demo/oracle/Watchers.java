package io.beckon.cli.demo.oracle;

import java.util.Set;
import java.util.TreeSet;

/**
 * Everybody the shop knows, by what a drop of a price is to them; user ids.
 *
 * @param looked had looked at the thing in time
 * @param told those among them who must be told
 * @param others had not looked
 */
public record Watchers(Set<String> looked, Set<String> told, Set<String> others) {

  static Watchers none() {
    return new Watchers(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }
}
