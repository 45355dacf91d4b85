package io.beckon.engine.user;

import io.beckon.engine.record.CampaignChange;
import java.io.Serializable;
import java.util.function.Consumer;

/** The campaigns' log: every change of the campaigns, in order. */
public interface CampaignLog extends Serializable {

  /** Opens it at its beginning; each worker does so at each start. */
  Reader open() throws Exception;

  /** Reads the log further and further. */
  interface Reader extends AutoCloseable {

    /** The time of a log whose every change is known from the start. */
    long ALL_TIME = Long.MAX_VALUE;

    /**
     * Reads from where it stands to where the log ends now, and returns when everything up to there
     * has been taken.
     *
     * @param take is called in the order of the log, in the caller's thread
     * @return the time of the log: that of its last record, pulses included, in epoch milliseconds;
     *     {@link Long#MIN_VALUE} of an empty one. What comes later in the log is no older.
     * @throws Exception where the log cannot be read to its end; the worker must not go on then
     */
    long readToEnd(Consumer<CampaignChange> take) throws Exception;
  }
}
