package io.beckon.coupon.pool;

import io.beckon.coupon.pool.Holders.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All pools, as the log says: who has taken the same entries in the same order, in whatever process
 * and however often, knows the same of each command. Not for several threads.
 */
public final class Pools {

  private final Map<String, Pool> pools = new TreeMap<>();
  private int codes;

  /**
   * Takes the next entry of the log. What is beyond {@link CouponBounds}, or makes no sense,
   * changes nothing.
   *
   * @return whether anything changed
   */
  public boolean take(CouponEntry entry) {
    if (entry instanceof CouponEntry.Code code) {
      return add(code);
    }
    Pool pool = pools.get(entry.pool());
    if (pool == null) {
      return false;
    }
    if (entry instanceof CouponEntry.Claim claim) {
      return CouponBounds.isCommand(claim.commandId()) && pool.claim(Holder.of(claim.commandId()));
    }
    return entry instanceof CouponEntry.Release release
        && pool.release(Holder.of(release.commandId()));
  }

  private boolean add(CouponEntry.Code code) {
    Pool pool = pools.get(code.pool());
    boolean hasRoom =
        pool == null
            ? pools.size() < CouponBounds.MOST_POOLS && CouponBounds.isPool(code.pool())
            : pool.size() < CouponBounds.MOST_CODES;
    if (!hasRoom || codes >= CouponBounds.MOST_CODES_IN_ALL || !CouponBounds.isCode(code.code())) {
      return false;
    }
    boolean isNew = pools.computeIfAbsent(code.pool(), name -> new Pool()).add(code.code());
    codes += isNew ? 1 : 0;
    return isNew;
  }

  /** The code that a command has of a pool. */
  public Optional<String> codeOf(String pool, String commandId) {
    Pool known = pools.get(pool);
    return known == null ? Optional.empty() : known.codeOf(Holder.of(commandId));
  }

  /** A pool that the code was ever put into. */
  public Optional<String> poolOf(String code) {
    return pools.entrySet().stream()
        .filter(pool -> pool.getValue().has(code))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The pools of which a command has a code. */
  public List<String> heldBy(String commandId) {
    List<String> held = new ArrayList<>();
    Holder holder = Holder.of(commandId);
    pools.forEach(
        (name, pool) -> {
          if (pool.isHeldBy(holder)) {
            held.add(name);
          }
        });
    return held;
  }

  /** How a pool stands. */
  public Standing standing(String pool) {
    Pool known = pools.get(pool);
    return known == null ? Standing.empty(pool) : known.standing(pool);
  }

  /** How all of them stand, by name. */
  public List<Standing> standings() {
    List<Standing> all = new ArrayList<>();
    pools.forEach((name, pool) -> all.add(pool.standing(name)));
    return all;
  }

  /** Codes in all pools. */
  public int codes() {
    return codes;
  }
}
