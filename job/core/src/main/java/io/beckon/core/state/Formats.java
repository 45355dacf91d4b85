package io.beckon.core.state;

/** The first byte of every part says its form. */
final class Formats {

  private Formats() {}

  static void expect(String part, int known, int found) {
    if (found != known) {
      throw new IllegalStateException(
          "The " + part + " is of format " + found + "; this build reads format " + known);
    }
  }
}
