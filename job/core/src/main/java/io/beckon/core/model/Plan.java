package io.beckon.core.model;

import io.beckon.core.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tracking plan: what producers have agreed to send.
 *
 * @param id its name
 * @param version fingerprint of what the file says
 * @param events by name
 * @param profile attributes of users, by name
 * @param breaks what becomes of an event that breaks it
 * @param span where the plan begins
 */
public record Plan(
    String id,
    String version,
    Map<String, PlannedEvent> events,
    Map<String, Field> profile,
    Breaks breaks,
    Span span) {

  /** What becomes of an event that breaks the plan. */
  public enum Breaks {
    /** It goes to the dead letters and is not used. */
    SET_ASIDE,
    /** It is used as it is, and counted. */
    WARN
  }

  /**
   * An event.
   *
   * @param name as campaigns call it
   * @param also other spellings that producers send
   * @param keep how long its history is kept whether or not a campaign asks for it today
   * @param properties by name
   * @param span where its name stands
   */
  public record PlannedEvent(
      String name,
      List<String> also,
      Optional<Duration> keep,
      Map<String, Field> properties,
      Span span) {}

  /**
   * A property or an attribute.
   *
   * @param type what it is
   * @param required whether it must be there
   * @param allowed the values it may have; empty: any
   */
  public record Field(Type type, boolean required, List<Object> allowed) {}

  /** What a value is. */
  public sealed interface Type {}

  /** A single value. */
  public enum Scalar implements Type {
    STRING,
    NUMBER,
    /** A whole number. */
    INTEGER,
    BOOLEAN,
    /** A text: {@code 1990-05-17}, or {@code --05-17} where the year is not known. */
    DATE,
    /** A text: an instant of ISO 8601 with its zone. */
    TIMESTAMP,
    ANY
  }

  /** A list whose items are all of one type. */
  public record ListOf(Type item) implements Type {}

  /** A map with these fields, and others that the plan does not speak of. */
  public record MapOf(Map<String, Field> fields) implements Type {}
}
