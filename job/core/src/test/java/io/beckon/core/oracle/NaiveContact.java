package io.beckon.core.oracle;

import io.beckon.core.model.Policy;
import io.beckon.core.model.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the user has said about messages, and what became of earlier ones, from the whole log. */
final class NaiveContact {

  private static final Map<String, String> ADDRESSES =
      Map.of("email", "email", "sms", "phone", "push", "pushToken");

  private final NaiveUser user;

  NaiveContact(NaiveUser user) {
    this.user = user;
  }

  /** A word of the user's: what it is about, and whether it is a yes. */
  private record Word(String channel, String topic, boolean yes) {}

  /** The last word about the channel stands; without one, what the policy says. */
  boolean consentsTo(String channel, Policy policy) {
    Boolean last = null;
    for (NaiveLog.Entry entry : user.log.entries()) {
      Optional<Word> word = word(entry).filter(one -> one.topic() == null);
      if (word.isPresent()
          && (word.get().channel() == null || word.get().channel().equals(channel))) {
        last = word.get().yes();
      }
    }
    return last == null ? !policy.optIn().getOrDefault(channel, false) : last;
  }

  boolean switchedOff(String topic) {
    boolean off = false;
    for (NaiveLog.Entry entry : user.log.entries()) {
      Optional<Word> word = word(entry).filter(one -> topic.equals(one.topic()));
      if (word.isPresent()) {
        off = !word.get().yes();
      }
    }
    return off;
  }

  boolean inSunset() {
    boolean sunset = false;
    for (NaiveLog.Entry entry : user.log.entries()) {
      if (entry instanceof NaiveLog.Subscribed subscribed
          && subscribed.step().status() == Step.Subscribe.Status.SUNSET) {
        sunset = true;
      }
      Optional<Word> word = word(entry).filter(one -> one.topic() == null);
      if (word.isPresent() && word.get().channel() == null && word.get().yes()) {
        sunset = false;
      }
    }
    return sunset;
  }

  /** By a bounce until there is another address, by a complaint until the user says yes again. */
  boolean suppressed(String channel) {
    boolean bounced = false;
    boolean complained = false;
    Map<String, Object> profile = new HashMap<>();
    for (NaiveLog.Entry entry : user.log.entries()) {
      Object address = profile.get(ADDRESSES.getOrDefault(channel, ""));
      NaiveLog.change(profile, entry);
      if (!Objects.equals(address, profile.get(ADDRESSES.getOrDefault(channel, "")))) {
        bounced = false;
      }
      if (entry instanceof NaiveLog.Happened happened
          && channel.equals(happened.properties().getOrDefault("channel", "email"))) {
        bounced |= isBounce(happened);
        complained |= happened.name().equals("message_complained");
      }
      Optional<Word> word = word(entry).filter(one -> one.topic() == null && one.yes());
      if (word.isPresent()
          && (word.get().channel() == null || word.get().channel().equals(channel))) {
        complained = false;
      }
    }
    return bounced || complained;
  }

  boolean hasAddress(String channel) {
    return !ADDRESSES.containsKey(channel)
        || user.log.profile().get(ADDRESSES.get(channel)) != null;
  }

  private static boolean isBounce(NaiveLog.Happened happened) {
    return happened.name().equals("message_bounced")
        && !Boolean.FALSE.equals(happened.properties().get("permanent"));
  }

  private static Optional<Word> word(NaiveLog.Entry entry) {
    if (entry instanceof NaiveLog.Subscribed subscribed) {
      Step.Subscribe step = subscribed.step();
      return step.status() == Step.Subscribe.Status.SUNSET
          ? Optional.empty()
          : Optional.of(
              new Word(
                  null,
                  step.topic().orElse(null),
                  step.status() == Step.Subscribe.Status.SUBSCRIBED));
    }
    if (entry instanceof NaiveLog.Happened happened
        && happened.isTrack()
        && (happened.name().equals("subscribed") || happened.name().equals("unsubscribed"))) {
      return Optional.of(
          new Word(
              (String) happened.properties().get("channel"),
              (String) happened.properties().get("topic"),
              happened.name().equals("subscribed")));
    }
    return Optional.empty();
  }
}
