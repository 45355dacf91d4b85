package io.beckon.core.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How far back a clause asks; at most one of the two is there, and with neither it asks for ever.
 *
 * @param within length of the window that ends now
 * @param since the moment of the journey from which on things count
 */
public record Reach(Optional<Duration> within, Optional<Since> since) {

  public static final Reach EVER = new Reach(Optional.empty(), Optional.empty());

  public static Reach within(Duration length) {
    return new Reach(Optional.of(length), Optional.empty());
  }

  public static Reach since(Since moment) {
    return new Reach(Optional.empty(), Optional.of(moment));
  }
}
