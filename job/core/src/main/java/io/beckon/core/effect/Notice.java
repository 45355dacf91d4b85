package io.beckon.core.effect;

/** Something ops should know about the input; counted, never decided upon. */
public enum Notice {
  /** Event time was more than the tolerance ahead of log time and was taken as the log time. */
  EVENT_TIME_AHEAD,
  /** Event time lay so far before log time that the event triggers nothing. */
  STALE_EVENT,
  /** Log time was smaller than the user's clock and was taken as the clock. */
  LOG_TIME_SET_BACK,
  /** A message id came again within the window and the event was left out. */
  REPEATED_MESSAGE,
  /** A message id was forgotten before its window ended, to stay within the bound. */
  REPEAT_WINDOW_FULL,
  /** An event of a user came from another partition than the first. */
  SECOND_PARTITION,
  /** A trigger was refused since the user has as many journeys as the bound allows. */
  JOURNEYS_FULL,
  /** A trigger was refused since the user's entry is as large as the bound allows. */
  ENTRY_FULL,
  /** An entry was forgotten that {@code once} should remember, to stay within the bound. */
  MARKS_FULL,
  /** Campaigns undo each other's changes of the profile within one instant; the last ones wait. */
  PROFILE_CHANGES_FULL,
  /** A value of a journey was left out since its values would have outgrown their bound. */
  JOURNEY_VALUES_FULL,
  /** An event that a journey was to emit was left out since it outgrew its bound. */
  EMITTED_EVENT_TOO_LARGE,
  /**
   * An event that a journey emitted did not come back, since too many did at one instant: campaigns
   * start each other in a circle. Only where no log is, as in a backtest.
   */
  LOOP_BACK_FULL,
  /** Traits were left out since the profile would have outgrown its bound. */
  PROFILE_FULL,
  /** History was forgotten before its window ended, to stay within its bound. */
  HISTORY_FULL,
  /** Beginnings of a sequence were forgotten before their time ended, to stay within the bound. */
  SEQUENCE_FULL,
  /**
   * What a user said, or what was sent, could not be remembered in full: then a topic that was
   * switched off counts for all channels, and the oldest message counts in no cap.
   */
  CONTACT_FULL,
  /** The profile names a time zone that is not known; the policy's was taken. */
  UNKNOWN_TIME_ZONE,
  /** An item's event was left out: no campaign wants it, or it does not say which item. */
  ITEM_EVENT_IGNORED,
  /** An item's event was left out since each of its watchers would have to be told too much. */
  ITEM_EVENT_TOO_LARGE,
  /** An item's event was left out since too many wait to be told to the item's watchers. */
  ITEM_QUEUE_FULL,
  /** The oldest watcher of an item was forgotten, to stay within the bound. */
  ITEM_WATCHERS_FULL,
  /** An event broke the tracking plan and was set aside. */
  EVENT_SET_ASIDE,
  /** An event broke the tracking plan and was used all the same. */
  PLAN_BROKEN
}
