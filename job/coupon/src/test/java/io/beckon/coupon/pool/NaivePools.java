package io.beckon.coupon.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pools as a page of prose would have them: slow, large, and hard to get wrong. */
final class NaivePools {

  private static final class One {
    final Set<String> ever = new HashSet<>();
    final Deque<String> free = new ArrayDeque<>();
    final Map<String, String> codes = new HashMap<>();
    int released;
  }

  private final Map<String, One> pools = new HashMap<>();

  void take(CouponEntry entry) {
    if (entry instanceof CouponEntry.Code code) {
      One pool = pools.computeIfAbsent(code.pool(), name -> new One());
      if (pool.ever.add(code.code())) {
        pool.free.addLast(code.code());
      }
      return;
    }
    One pool = pools.get(entry.pool());
    if (pool == null) {
      return;
    }
    if (entry instanceof CouponEntry.Claim claim) {
      if (!pool.codes.containsKey(claim.commandId()) && !pool.free.isEmpty()) {
        pool.codes.put(claim.commandId(), pool.free.removeFirst());
      }
    } else if (entry instanceof CouponEntry.Release release) {
      String code = pool.codes.remove(release.commandId());
      if (code != null) {
        pool.free.addLast(code);
        pool.released++;
      }
    }
  }

  Optional<String> codeOf(String pool, String commandId) {
    return Optional.ofNullable(pools.get(pool)).map(one -> one.codes.get(commandId));
  }

  Standing standing(String name) {
    One pool = pools.get(name);
    return pool == null
        ? Standing.empty(name)
        : new Standing(name, pool.ever.size(), pool.codes.size(), pool.released, pool.free.size());
  }
}
