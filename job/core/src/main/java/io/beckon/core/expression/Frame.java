package io.beckon.core.expression;

import java.util.Map;

/**
 * One evaluation: what it looks at, the item each loop stands at, and how much work it may still
 * do. Never shared between threads.
 */
final class Frame {

  /**
   * Items looked at in loops and lists, and texts joined, per evaluation. An event within its
   * bounds reaches this only where loops over all of it are nested.
   */
  static final int WORK = 100_000;

  private static final Object[] NO_ITEMS = {};

  private final Scope scope;
  private final Object[] items;
  private int left = WORK;

  Frame(Scope scope, int loops) {
    this.scope = scope;
    this.items = loops == 0 ? NO_ITEMS : new Object[loops];
  }

  Map<String, Object> properties(Root root) {
    return scope.properties(root);
  }

  Object item(int loop) {
    return items[loop];
  }

  void item(int loop, Object item) {
    items[loop] = item;
  }

  /** Takes this much from what is left; false where there is not so much, now or before. */
  boolean work(int amount) {
    left = amount <= left ? left - amount : -1;
    return left >= 0;
  }

  boolean exhausted() {
    return left < 0;
  }
}
