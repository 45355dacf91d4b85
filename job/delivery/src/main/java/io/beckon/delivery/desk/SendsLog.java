package io.beckon.delivery.desk;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/** How far the sends topic goes, asked by each worker. By partition, as offsets. */
public interface SendsLog extends Serializable {

  /**
   * Where the topic ends now, as far as it is committed.
   *
   * @throws IOException where it cannot be asked
   */
  Map<Integer, Long> ends() throws IOException;

  /**
   * Behind the last record before each of these ends, which may lie before the end itself: behind
   * it stand marks of transactions, which are read by nobody. A partition without a record is not
   * among them.
   *
   * @throws IOException where it cannot be asked
   */
  Map<Integer, Long> behindLast(Map<Integer, Long> ends) throws IOException;
}
