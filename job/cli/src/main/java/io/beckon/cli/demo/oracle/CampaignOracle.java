package io.beckon.cli.demo.oracle;

import java.util.List;

/** What one campaign sends one user. */
interface CampaignOracle {

  /** How long after it was due a decision is made, so that what is under way can still arrive. */
  long GRACE = 60_000;

  List<ExpectedSend> sends(UserLog log);
}
