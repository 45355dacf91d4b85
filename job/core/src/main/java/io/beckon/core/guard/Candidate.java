package io.beckon.core.guard;

import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.executable.Situation;
import io.beckon.core.model.Category;
import io.beckon.core.model.Step;
import io.beckon.core.state.Contact;
import io.beckon.core.turn.Offer;
import io.beckon.core.turn.Turn;
import java.util.Map;

/** A message before the guard rails, at one instant. */
public final class Candidate {

  private final Offer offer;
  private final Turn turn;
  private final ExecutablePolicy policy;
  private final Map<String, String> values;
  private String channel;

  /**
   * A message that its campaign wants to send.
   *
   * @param values takes what was read to decide, by what was asked
   */
  public Candidate(Offer offer, Turn turn, Map<String, String> values) {
    this.offer = offer;
    this.turn = turn;
    this.policy = turn.policy();
    this.values = values;
    this.channel = message().channels().get(0);
  }

  public Offer offer() {
    return offer;
  }

  public Turn turn() {
    return turn;
  }

  public Step.Send message() {
    return offer.step().definition();
  }

  /** The policy in force. */
  public ExecutablePolicy policy() {
    return policy;
  }

  public Contact contact() {
    return turn.user().contact();
  }

  /** {@code S}, log time: what guard rails go by. */
  public long instant() {
    return turn.instant();
  }

  /** Of the user, for conditions of the policy. */
  public Situation situation() {
    return Situation.of(turn.user(), Map.of(), instant());
  }

  /** Whether it is no message to the user at all. */
  public boolean isCall() {
    return offer.step().isCall();
  }

  /** Whether it is a message that the user did not ask for. */
  public boolean isMarketing() {
    return message().category() == Category.MARKETING && !isCall();
  }

  public boolean isOfTestUser() {
    return policy.isTestUser(turn.user().userId());
  }

  /** Whether hours and caps concern it. */
  boolean isRationed() {
    return isMarketing() && !isOfTestUser();
  }

  /** The channel by which it goes; the first of the step's until one has been chosen. */
  public String channel() {
    return channel;
  }

  void goBy(String chosen) {
    channel = chosen;
  }

  /** Writes down what was read. */
  void note(String asked, String found) {
    values.put(asked, found);
  }

  public Map<String, String> values() {
    return values;
  }
}
