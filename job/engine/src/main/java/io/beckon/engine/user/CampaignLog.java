package io.beckon.engine.user;

import io.beckon.engine.record.CampaignChange;
import java.io.Serializable;
import java.util.function.Consumer;

/** The campaigns' log: every version of every campaign that was published, in order. */
public interface CampaignLog extends Serializable {

  /**
   * Reads the log from its beginning to where it ends now, and returns when everything up to there
   * has been taken. Each worker does so at each start, before it handles an event: an event must
   * not be decided before the campaigns are known that were published before it.
   *
   * @param take is called in the order of the log, in the caller's thread
   * @throws Exception where the log cannot be read to its end; the job must not start then
   */
  void readToEnd(Consumer<CampaignChange> take) throws Exception;
}
