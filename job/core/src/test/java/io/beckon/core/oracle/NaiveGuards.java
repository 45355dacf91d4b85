package io.beckon.core.oracle;

import io.beckon.core.model.Category;
import io.beckon.core.model.Policy;
import io.beckon.core.model.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The guard rails, asked in their order; every message is remembered for ever. */
final class NaiveGuards {

  private static final long MINUTE = 60_000;

  private final NaiveUser user;
  private final NaiveContact contact;
  private final NaiveDates dates;
  private final List<Message> messages = new ArrayList<>();

  /** A message that counts. */
  private record Message(String campaign, String channel, Category category, long decidedAt) {}

  /** What the guards say of a message. */
  sealed interface Verdict {}

  record Goes(String channel) implements Verdict {}

  record HeldBack(String reason) implements Verdict {}

  record PutOff(long until, String reason) implements Verdict {}

  NaiveGuards(NaiveUser user, NaiveDates dates) {
    this.user = user;
    this.contact = new NaiveContact(user);
    this.dates = dates;
  }

  /** A message that is decided now and was due at {@code due}. */
  Verdict ask(NaiveJourney journey, Step.Send send, long due) {
    Policy policy = user.policy();
    boolean marketing = send.category() == Category.MARKETING;
    Optional<String> channel = channel(send, marketing, policy);
    if (channel.isEmpty()) {
      return new HeldBack("consent");
    }
    if (marketing && !topicIsWanted(send, policy)) {
      return new HeldBack("consent");
    }
    if (contact.suppressed(channel.get())) {
      return new HeldBack("suppressed");
    }
    if (marketing && Chance.isHeldOut(policy.holdout(), user.id)) {
      return new HeldBack("hold-out");
    }
    if (isExpired(send.expiresAfter(), due)) {
      return new HeldBack("expired");
    }
    if (marketing && !policy.testUsers().contains(user.id)) {
      Optional<Verdict> verdict =
          quietHours(channel.get(), policy).or(() -> caps(channel.get(), policy));
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    if (journey.campaign.perUserLimit().isPresent()
        && ofCampaign(journey.campaign.id()) >= journey.campaign.perUserLimit().getAsInt()) {
      return new HeldBack("limit");
    }
    return new Goes(channel.get());
  }

  /** Later than this after it was due, a message is not wanted any more. */
  long mayBeLate(Optional<Duration> expiresAfter) {
    return expiresAfter.map(Duration::toMillis).orElse(user.rules.staleness());
  }

  boolean isExpired(Optional<Duration> expiresAfter, long due) {
    return user.clock - due > mayBeLate(expiresAfter);
  }

  void count(NaiveJourney journey, Step.Send send, String channel) {
    if (!user.policy().testUsers().contains(user.id)) {
      messages.add(new Message(journey.campaign.id(), channel, send.category(), user.clock));
    }
  }

  private Optional<String> channel(Step.Send send, boolean marketing, Policy policy) {
    return send.channels().stream()
        .filter(channel -> send.channels().size() == 1 || isReachable(channel))
        .filter(channel -> !marketing || contact.consentsTo(channel, policy))
        .findFirst();
  }

  private boolean isReachable(String channel) {
    return contact.hasAddress(channel) && !contact.suppressed(channel);
  }

  private boolean topicIsWanted(Step.Send send, Policy policy) {
    if (send.topic().isPresent() && contact.switchedOff(send.topic().get())) {
      return false;
    }
    return !contact.inSunset()
        || (send.topic().isPresent() && policy.sunsetTopics().contains(send.topic().get()));
  }

  private Optional<Verdict> quietHours(String channel, Policy policy) {
    if (policy.quietHours().isEmpty()) {
      return Optional.empty();
    }
    Policy.QuietHours quiet = policy.quietHours().get();
    boolean keeps = quiet.channels().isEmpty() || quiet.channels().contains(channel);
    if (!keeps || !isQuiet(quiet, user.clock, dates.zone())) {
      return Optional.empty();
    }
    if (quiet.then() == Policy.Then.DROP) {
      return Optional.of(new HeldBack("quiet hours"));
    }
    long until = user.clock - Math.floorMod(user.clock, MINUTE) + MINUTE;
    while (isQuiet(quiet, until, dates.zone())) {
      until += MINUTE;
    }
    return Optional.of(new PutOff(until, "quiet hours"));
  }

  static boolean isQuiet(Policy.QuietHours quiet, long instant, ZoneId zone) {
    LocalTime time = Instant.ofEpochMilli(instant).atZone(zone).toLocalTime();
    boolean fromOn = !time.isBefore(quiet.from());
    boolean untilTo = time.isBefore(quiet.to());
    return quiet.from().isBefore(quiet.to()) ? fromOn && untilTo : fromOn || untilTo;
  }

  private Optional<Verdict> caps(String channel, Policy policy) {
    Roots profile = Roots.ofProfile(user.log.profile());
    for (Policy.Cap cap : policy.caps()) {
      boolean holds =
          user.holds(cap.when(), profile)
              && (cap.channel().isEmpty() || cap.channel().get().equals(channel));
      List<Message> newest = newestFirst(cap);
      if (holds && newest.size() >= cap.perUser()) {
        return Optional.of(
            cap.then() == Policy.Then.DROP
                ? new HeldBack("cap")
                : new PutOff(
                    newest.get(cap.perUser() - 1).decidedAt() + cap.within().toMillis(), "cap"));
      }
    }
    return Optional.empty();
  }

  /** What fills a cap now. */
  private List<Message> newestFirst(Policy.Cap cap) {
    return messages.stream()
        .filter(one -> one.category() == Category.MARKETING)
        .filter(one -> cap.channel().isEmpty() || cap.channel().get().equals(one.channel()))
        .filter(one -> one.decidedAt() > user.clock - cap.within().toMillis())
        .sorted(Comparator.comparing(Message::decidedAt).reversed())
        .toList();
  }

  private long ofCampaign(String campaign) {
    return messages.stream().filter(one -> one.campaign().equals(campaign)).count();
  }
}
