package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.model.Channels;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the user said about being written to. The last in the log stands. */
public final class Consent {

  /** More topics than these no user switches off one by one. */
  public static final int TOPICS_BOUND = 100;

  /** A longer name is no topic's, in characters. */
  static final int NAME_BOUND = 256;

  /** What a user said about a channel. */
  public enum Answer {
    YES,
    NO,
    /** Nothing yet: what the policy says about the channel stands. */
    NONE
  }

  /** By channel; sorted, so that equal states have equal bytes. */
  private final Map<String, Answer> channels = new TreeMap<>();

  /** Topics that were switched off. */
  private final Set<String> left = new TreeSet<>();

  private boolean sunset;

  /** What the user said about a channel. */
  public Answer about(String channel) {
    return channels.getOrDefault(channel, Answer.NONE);
  }

  /** Whether the user switched a topic off. */
  public boolean hasLeft(String topic) {
    return left.contains(topic);
  }

  /** Whether the user gets no more than what the policy still allows those who went silent. */
  public boolean isInSunset() {
    return sunset;
  }

  void beginSunset() {
    sunset = true;
  }

  /** The user wants to be written to by a channel; null for all, which ends sunset too. */
  void subscribe(String channel) {
    sunset &= channel != null;
    say(channel, Answer.YES);
  }

  /** The user wants to be written to about a topic. */
  void subscribeTo(String topic) {
    left.remove(topic);
  }

  /** The user does not want to be written to by a channel; null for all. */
  void unsubscribe(String channel) {
    say(channel, Answer.NO);
  }

  /**
   * The user does not want to be written to about a topic.
   *
   * @return false where the bound left no room to remember it: then it counts for all channels,
   *     since nobody is written to against their will
   */
  boolean unsubscribeFrom(String topic) {
    if (left.contains(topic)) {
      return true;
    }
    if (left.size() >= TOPICS_BOUND || topic.length() > NAME_BOUND) {
      unsubscribe(null);
      return false;
    }
    left.add(topic);
    return true;
  }

  boolean isEmpty() {
    return channels.isEmpty() && left.isEmpty() && !sunset;
  }

  void write(ByteWriter to) {
    to.flag(sunset).unsigned(channels.size());
    channels.forEach((channel, answer) -> to.text(channel).flag(answer == Answer.YES));
    to.unsigned(left.size());
    left.forEach(to::text);
  }

  static Consent read(ByteReader from) {
    Consent consent = new Consent();
    consent.sunset = from.flag();
    for (int size = from.count(); size > 0; size--) {
      consent.channels.put(from.text(), from.flag() ? Answer.YES : Answer.NO);
    }
    for (int size = from.count(); size > 0; size--) {
      consent.left.add(from.text());
    }
    return consent;
  }

  private void say(String channel, Answer answer) {
    if (channel == null) {
      Channels.TO_USERS.forEach(each -> channels.put(each, answer));
    } else if (Channels.TO_USERS.contains(channel)) {
      channels.put(channel, answer);
    }
  }
}
