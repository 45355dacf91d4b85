package io.beckon.coupon.pool;

/** Numbers of free codes in their order: the first is given out next, what comes waits behind. */
final class FreeList {

  private int[] ring = new int[16];
  private int head;
  private int size;

  int size() {
    return size;
  }

  void add(int index) {
    if (size == ring.length) {
      int[] larger = new int[size + (size >> 1)];
      for (int i = 0; i < size; i++) {
        larger[i] = ring[(head + i) % size];
      }
      ring = larger;
      head = 0;
    }
    ring[(head + size) % ring.length] = index;
    size++;
  }

  /** The first, which is there. */
  int take() {
    int first = ring[head];
    head = (head + 1) % ring.length;
    size--;
    return first;
  }
}
