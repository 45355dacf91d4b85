package io.beckon.delivery.desk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a desk of one worker, a new one for each. */
abstract class OneDesk {

  DeskHarness desk;

  @BeforeEach
  void open() throws Exception {
    desk = DeskHarness.open();
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }
}
