package io.beckon.delivery.decide;

import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Verdict.Finish;

/** Two commands that are due at noon, and what may be said of them. */
final class Orders {

  static final long SECOND = 1_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long NOON = 1_750_000_000_000L;

  static final Order MARKETING =
      new Order("c1", "cart", "mail:example.org", false, NOON + 100 * HOUR);
  static final Order TRANSACTIONAL =
      new Order("c2", "receipt", "mail:example.org", true, NOON + 100 * HOUR);

  static final Patience PATIENCE = new Patience(MINUTE, 24 * HOUR, 72 * HOUR);

  private Orders() {}

  static Deferred deferred() {
    return new Deferred(Scope.MESSAGE, 451, "", 0);
  }

  static End end(Verdict verdict) {
    return ((Finish) verdict).end();
  }
}
