package io.beckon.coupon.pool;

import io.beckon.coupon.pool.Holders.Holder;
import java.util.Optional;

/**
 * One pool. A code is free or has one holder, a command has one code or none; free codes are given
 * out in the order in which they came or came back.
 */
final class Pool {

  private final CodeShelf codes = new CodeShelf();
  private final FreeList free = new FreeList();
  private final Holders holders = new Holders();
  private int releases;

  /** Whether the code is new. */
  boolean add(String code) {
    boolean isNew = codes.add(code);
    if (isNew) {
      free.add(codes.size() - 1);
    }
    return isNew;
  }

  /** Whether the command gets a code by this. */
  boolean claim(Holder holder) {
    if (free.size() == 0 || holders.codeOf(holder) >= 0) {
      return false;
    }
    holders.put(free.take(), holder);
    return true;
  }

  /** Whether the command had one. */
  boolean release(Holder holder) {
    int code = holders.codeOf(holder);
    if (code < 0) {
      return false;
    }
    holders.remove(code);
    free.add(code);
    releases++;
    return true;
  }

  Optional<String> codeOf(Holder holder) {
    int code = holders.codeOf(holder);
    return code < 0 ? Optional.empty() : Optional.of(codes.get(code));
  }

  boolean isHeldBy(Holder holder) {
    return holders.codeOf(holder) >= 0;
  }

  boolean has(String code) {
    return codes.has(code);
  }

  int size() {
    return codes.size();
  }

  Standing standing(String name) {
    return new Standing(name, codes.size(), holders.size(), releases, free.size());
  }
}
