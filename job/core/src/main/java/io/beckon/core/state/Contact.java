package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.model.Step;
import java.util.Map;
import java.util.TreeMap;

/**
 * What decides whether a user may be written to: what the user said, where nothing arrives, and
 * what went out lately. Read only when a message is to go out, or when the user says something.
 *
 * <p>Bytes: 8 at rest; 8 to 10 for each channel that the user spoke about, its name for a topic
 * that was switched off, 5 or so for each message within the longest window of a cap, and a
 * campaign's id and 1 or 2 where it has a limit.
 */
public final class Contact {

  private static final int FORMAT = 1;

  private Consent consent = new Consent();
  private Suppressions suppressions = new Suppressions();
  private SendLog sendLog = new SendLog();

  /** How many messages the user got, by campaign; of campaigns with a limit, for ever. */
  private final Map<String, Long> messages = new TreeMap<>();

  static Contact read(byte[] bytes) {
    Contact contact = new Contact();
    if (bytes == null) {
      return contact;
    }
    ByteReader from = new ByteReader(bytes);
    Formats.expect("contact", FORMAT, from.oneByte());
    contact.consent = Consent.read(from);
    contact.suppressions = Suppressions.read(from);
    contact.sendLog = SendLog.read(from);
    for (int size = from.count(); size > 0; size--) {
      contact.messages.put(from.text(), from.unsigned());
    }
    return contact;
  }

  /** Whether there is nothing to remember. */
  boolean isEmpty() {
    return consent.isEmpty() && suppressions.isEmpty() && sendLog.isEmpty() && messages.isEmpty();
  }

  /** Null where there is nothing to remember. */
  byte[] write() {
    if (isEmpty()) {
      return null;
    }
    ByteWriter to = new ByteWriter().oneByte(FORMAT);
    consent.write(to);
    suppressions.write(to);
    sendLog.write(to);
    to.unsigned(messages.size());
    messages.forEach((campaign, count) -> to.text(campaign).unsigned(count));
    return to.toBytes();
  }

  public Consent consent() {
    return consent;
  }

  public Suppressions suppressions() {
    return suppressions;
  }

  public SendLog sendLog() {
    return sendLog;
  }

  /**
   * The user wants to be written to by a channel; null for all. What was called spam is no more.
   */
  public void subscribe(String channel) {
    consent.subscribe(channel);
    suppressions.lift(channel, Suppressions.Reason.COMPLAINT);
  }

  /** The user does not want to be written to by a channel; null for all. */
  public void unsubscribe(String channel) {
    consent.unsubscribe(channel);
  }

  /**
   * A campaign changes what the user is subscribed to.
   *
   * @param topic null for everything; sunset is always about everything
   * @return false where the bound left no room for the topic, so that it counts for all channels
   */
  public boolean subscribe(Step.Subscribe.Status status, String topic) {
    switch (status) {
      case SUNSET -> consent.beginSunset();
      case SUBSCRIBED -> {
        if (topic == null) {
          subscribe(null);
        } else {
          consent.subscribeTo(topic);
        }
      }
      case UNSUBSCRIBED -> {
        if (topic != null) {
          return consent.unsubscribeFrom(topic);
        }
        consent.unsubscribe(null);
      }
    }
    return true;
  }

  /** Nothing goes by a channel any more. */
  public void suppress(String channel, Suppressions.Reason reason) {
    suppressions.add(channel, reason);
  }

  /** The user has another address on a channel: what was wrong with the old one is no matter. */
  public void newAddress(String channel) {
    suppressions.lift(channel, Suppressions.Reason.BOUNCE);
  }

  /** How many messages of a campaign the user got; known of campaigns with a limit. */
  public long messages(String campaign) {
    return messages.getOrDefault(campaign, 0L);
  }

  /** Counts a message of a campaign with a limit. */
  public void countMessage(String campaign) {
    messages.merge(campaign, 1L, Long::sum);
  }

  /**
   * Counts a message in caps, and forgets those that count in none any more.
   *
   * @param time {@code S}, log time
   * @param memory how long one is remembered, in milliseconds
   * @return false where one had to be forgotten before that
   */
  public boolean countInCaps(long time, String channel, long memory) {
    sendLog.forget(time - memory);
    return sendLog.add(time, channel);
  }
}
