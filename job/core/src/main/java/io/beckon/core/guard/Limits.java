package io.beckon.core.guard;

import java.util.OptionalInt;

/** How many messages of one campaign a user gets, ever; a call is none. */
final class Limits implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    OptionalInt limit = candidate.offer().campaign().definition().perUserLimit();
    if (limit.isEmpty() || candidate.isCall()) {
      return Verdict.PASSED;
    }
    long messages = candidate.contact().messages(candidate.offer().campaign().id());
    if (messages < limit.getAsInt()) {
      return Verdict.PASSED;
    }
    candidate.note("messages so far", "" + messages);
    return Verdict.dropped("limit: " + limit.getAsInt() + " per user");
  }
}
