package io.beckon.gateway.track;

import java.util.Locale;
import java.util.Optional;

/** What Segment's libraries call. */
enum Call {
  TRACK,
  IDENTIFY,
  PAGE,
  SCREEN,
  ALIAS,
  GROUP;

  /** As it stands in a message's {@code type}. */
  String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Call> of(Object type) {
    for (Call call : values()) {
      if (call.type().equals(type)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }
}
