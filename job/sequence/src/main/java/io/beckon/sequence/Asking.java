package io.beckon.sequence;

import io.beckon.core.expression.Scope;
import java.util.Map;

/** Of whom the conditions of all patterns are asked at this moment. Mutable, of one worker. */
final class Asking {

  private static final Scope NOBODY = root -> Map.of();

  private Scope user = NOBODY;

  Scope user() {
    return user;
  }

  void of(Scope newUser) {
    user = newUser;
  }

  void ofNobody() {
    user = NOBODY;
  }
}
