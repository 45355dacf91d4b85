package io.beckon.core.executable;

import io.beckon.core.time.LocalTimes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * Waits for a time of day in the zone that the user has when the wait begins: a user who moves
 * while waiting keeps the instant.
 *
 * @param id of the step
 * @param time local time
 * @param days on which; never empty
 */
public record WaitUntilTimeStep(String id, LocalTime time, Set<DayOfWeek> days)
    implements ExecutableStep {

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public void reach(Visit visit) {
    visit.waitUntil(LocalTimes.next(visit.due(), time, days, visit.zone()));
  }
}
