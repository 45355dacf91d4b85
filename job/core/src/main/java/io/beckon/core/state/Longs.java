package io.beckon.core.state;

/** Arrays of numbers that stand for lists. */
final class Longs {

  private Longs() {}

  static long[] insert(long[] list, int index, long value) {
    long[] longer = new long[list.length + 1];
    System.arraycopy(list, 0, longer, 0, index);
    longer[index] = value;
    System.arraycopy(list, index, longer, index + 1, list.length - index);
    return longer;
  }

  static long[] remove(long[] list, int index) {
    long[] shorter = new long[list.length - 1];
    System.arraycopy(list, 0, shorter, 0, index);
    System.arraycopy(list, index + 1, shorter, index, shorter.length - index);
    return shorter;
  }
}
