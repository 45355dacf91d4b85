package io.beckon.coupon.pool;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds things that lie elsewhere by a hash of them: holds their numbers only, some 8 bytes each. A
 * number is held at most once; its hash must not change while it is.
 */
final class IndexTable {

  private static final int FIRST_SIZE = 16;

  /** The hash of a thing, by its number. */
  private final IntUnaryOperator hashOf;

  /** Number + 1; 0 where nothing is. The length is a power of two. */
  private int[] slots = new int[FIRST_SIZE];

  private int size;

  IndexTable(IntUnaryOperator hashOf) {
    this.hashOf = hashOf;
  }

  /**
   * The number of a thing; -1 where it is not there.
   *
   * @param same whether the thing of a number is the one that is looked for
   */
  int find(int hash, IntPredicate same) {
    for (int slot = home(hash); slots[slot] != 0; slot = next(slot)) {
      if (same.test(slots[slot] - 1)) {
        return slots[slot] - 1;
      }
    }
    return -1;
  }

  void add(int index) {
    if (++size * 3L > slots.length * 2L) {
      grow();
    }
    place(index);
  }

  /** Takes out one that is there; what had been pushed on by it moves back. */
  void remove(int index) {
    int hole = home(hashOf.applyAsInt(index));
    while (slots[hole] != index + 1) {
      hole = next(hole);
    }
    for (int slot = next(hole); slots[slot] != 0; slot = next(slot)) {
      int home = home(hashOf.applyAsInt(slots[slot] - 1));
      if (distance(home, slot) >= distance(hole, slot)) {
        slots[hole] = slots[slot];
        hole = slot;
      }
    }
    slots[hole] = 0;
    size--;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[old.length * 2];
    for (int slot : old) {
      if (slot != 0) {
        place(slot - 1);
      }
    }
  }

  private void place(int index) {
    int slot = home(hashOf.applyAsInt(index));
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = index + 1;
  }

  private int home(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 16) & slots.length - 1;
  }

  private int next(int slot) {
    return slot + 1 & slots.length - 1;
  }

  private int distance(int from, int to) {
    return to - from & slots.length - 1;
  }
}
