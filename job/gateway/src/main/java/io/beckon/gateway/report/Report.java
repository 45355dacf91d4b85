package io.beckon.gateway.report;

import io.beckon.core.plan.BuiltIn;
import io.beckon.gateway.http.Counters.Count;
import java.util.List;

/**
 * What somebody says became of a message, whoever says it and however.
 *
 * @param kind what
 * @param tokens texts one of which may be the message's token, the likeliest first
 * @param sender the envelope's sender that the message had; empty where it is not said
 * @param permanent of a bounce, whether the address itself is bad
 * @param reason a code or a few words, never a text that a mail server made; may be empty
 * @param id of the report; what comes again has the same
 */
record Report(
    Kind kind, List<String> tokens, String sender, boolean permanent, String reason, String id) {

  enum Kind {
    BOUNCED(BuiltIn.BOUNCED, Count.BOUNCES),
    COMPLAINED(BuiltIn.COMPLAINED, Count.COMPLAINTS),
    DELIVERED("message_delivered", Count.DELIVERIES);

    private final String event;
    private final Count count;

    Kind(String event, Count count) {
      this.event = event;
      this.count = count;
    }

    String event() {
      return event;
    }

    Count count() {
      return count;
    }
  }
}
