package io.beckon.template.liquid;

import io.beckon.template.RenderException;
import io.beckon.template.RenderException.Reason;

/**
 * What one rendering may use. Work is counted and not timed: the same template and data are refused
 * on every machine or on none, and no thread has to watch another one.
 */
final class Budget {

  /** Characters of a part: some mail programs cut a page off at a tenth of this. */
  static final int LONGEST_PART = 1_000_000;

  /** Characters of a single value, read or made. */
  static final int LONGEST_VALUE = 100_000;

  /** Items of a list that a filter makes. */
  static final int LONGEST_LIST = 10_000;

  private static final int MOST_ROUNDS = 10_000;
  private static final int MOST_STEPS = 500_000;
  private static final long MOST_CHARACTERS = 20_000_000;

  private int rounds;
  private int steps;
  private long characters;

  /** Something of the template is rendered. */
  void step() {
    if (++steps > MOST_STEPS) {
      throw new RenderException(
          Reason.TOO_MUCH_WORK, "the template does more than " + MOST_STEPS + " steps");
    }
  }

  /** A loop goes round, whichever it is. */
  void round() {
    if (++rounds > MOST_ROUNDS) {
      throw new RenderException(
          Reason.TOO_MUCH_WORK,
          "the loops of the template run more than " + MOST_ROUNDS + " times");
    }
  }

  /** So many characters are read or written, results that are thrown away included. */
  void characters(long count) {
    characters += count;
    if (characters > MOST_CHARACTERS) {
      throw new RenderException(
          Reason.TOO_MUCH_WORK,
          "the template handles more than " + MOST_CHARACTERS + " characters");
    }
  }

  /** A value is read, or about to be made, of so many characters. */
  void value(long length) {
    if (length > LONGEST_VALUE) {
      throw new RenderException(
          Reason.TOO_LARGE, "a value is longer than " + LONGEST_VALUE + " characters");
    }
    characters(length);
  }

  /** A list is about to be made of so many items. */
  void list(long size) {
    if (size > LONGEST_LIST) {
      throw new RenderException(
          Reason.TOO_LARGE, "a list is longer than " + LONGEST_LIST + " items");
    }
    characters(size);
  }

  /** A part has grown to so many characters. */
  void part(long length) {
    if (length > LONGEST_PART) {
      throw new RenderException(
          Reason.TOO_LARGE, "the message is longer than " + LONGEST_PART + " characters");
    }
  }
}
