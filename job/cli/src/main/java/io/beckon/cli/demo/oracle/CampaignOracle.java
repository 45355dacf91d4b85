package io.beckon.cli.demo.oracle;

import java.util.List;

/** What one campaign sends one user. */
interface CampaignOracle {

  /** How long after it was due a decision is made, so that what is under way can still arrive. */
  long GRACE = 60_000;

  /** What it would send, were there nothing that holds messages back. */
  List<ExpectedSend> sends(UserLog log);

  /** The subscription topic of its messages. */
  default String topic() {
    return "offers";
  }

  /** What it sends: nothing while the user has unsubscribed. */
  default List<ExpectedSend> allowed(UserLog log) {
    return sends(log).stream()
        .filter(send -> log.wants(topic(), log.placeOf(send.decidedAt())))
        .toList();
  }
}
