package io.beckon.delivery.ledger;

import java.io.Serializable;

/** Where the ledger is kept; opened by each worker. */
@FunctionalInterface
public interface LedgerLog extends Serializable {

  /** The ledger, for one worker. */
  Ledger open();
}
