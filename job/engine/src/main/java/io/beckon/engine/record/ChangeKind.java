package io.beckon.engine.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a record of the campaigns' log is about. The order is part of the form at the job's edges:
 * new ones stand last.
 */
public enum ChangeKind {
  /** A version of a campaign. */
  CAMPAIGN,
  /** The guard rails of all campaigns; one is in force at a time. */
  POLICY,
  /** The tracking plan; one is in force at a time. */
  PLAN,
  /** How a campaign stands, and nothing that is published. */
  CONTROL,
  /** A version of a message's template: delivery's matter, which this job passes over. */
  TEMPLATE;

  /** Whether the campaign job has to know of it. */
  public boolean isOfJourneys() {
    return this != TEMPLATE;
  }

  /** Whether one is in force at a time, whatever it is called. */
  public boolean isOnlyOne() {
    return this == POLICY || this == PLAN;
  }

  /** As records and people call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this word; empty where this build does not know it. */
  public static Optional<ChangeKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /**
   * What all versions of one thing have in common, in the keys of their records: {@code
   * cart-recovery}, {@code policy default}. No campaign's id holds a blank.
   */
  public String line(String id) {
    return this == CAMPAIGN || this == CONTROL ? id : word() + ' ' + id;
  }

  /** The key of a version's record, which keeps it when the topic is compacted. */
  public String key(String id, String version) {
    return line(id) + '@' + version;
  }
}
