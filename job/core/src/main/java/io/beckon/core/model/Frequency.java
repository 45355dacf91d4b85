package io.beckon.core.model;

import java.time.Duration;

/** How often one user, or one value of {@code per}, may enter a campaign. */
public sealed interface Frequency {

  /** One entry ever, over all versions. The default, but for dates of every year. */
  record Once() implements Frequency {}

  /** Every trigger may enter. The default where only dates of every year start journeys. */
  record Always() implements Frequency {}

  /** At most one entry in this time, counted from start to start. */
  record AtMostEvery(Duration interval) implements Frequency {}
}
