package io.beckon.core.codec;

/** The byte in front of a property's value. Released meaning: numbers are never used anew. */
final class ValueTag {

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int LONG = 3;
  static final int DOUBLE = 4;
  static final int TEXT = 5;
  static final int LIST = 6;
  static final int MAP = 7;

  private ValueTag() {}
}
