package io.beckon.core.event;

import java.util.Locale;

/**
 * Why a record of the events topic is set aside instead of being handled. Closed, and its wire
 * names are part of the contract: dashboards and replays of dead letters go by them.
 */
public enum RefusalReason {
  /** No bytes at all. */
  EMPTY_RECORD,
  /** More bytes than {@link SegmentReader#MAX_RECORD}. */
  TOO_LARGE,
  /** Not JSON, or no object. */
  NOT_JSON,
  /** Begins as Avro does and does not go on so. */
  NOT_AVRO,
  /** Avro of a schema that this build does not know. */
  UNKNOWN_SCHEMA,
  /** Not UTF-8, or a text that UTF-8 cannot carry. */
  INVALID_TEXT,
  /** A number beyond the range of double. */
  BAD_NUMBER,
  /** Objects and lists nested too deep. */
  NESTED_TOO_DEEP,
  /** More values in all than the bound. */
  TOO_MANY_VALUES,
  /** More properties or traits than {@link SegmentReader#MAX_PROPERTIES}. */
  TOO_MANY_PROPERTIES,
  /** An id or a name that is too long. */
  TOO_LONG,
  /**
   * A field that is not of its type: {@code properties} that are no object, an id that is a list.
   */
  BAD_FIELD,
  /** A kind of message that is not supported, or none. */
  UNSUPPORTED_TYPE,
  /** Neither a user id nor an anonymous one. */
  MISSING_USER,
  /** A track call without {@code event}. */
  MISSING_EVENT_NAME,
  /** A time that is no date and time with an offset; or none where one is needed. */
  BAD_TIMESTAMP;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** {@code missing_user}: the name outside this process. */
  public String wireName() {
    return wireName;
  }
}
