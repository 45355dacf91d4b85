package io.beckon.core.guard;

import io.beckon.core.model.Channels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Consent, and with it the channel: of several the first for which the user has an address, by
 * which the user may be written to, and which is not suppressed. A step with one channel needs no
 * address here: delivery looks it up.
 */
final class ChannelChoice implements Guard {

  @Override
  public Verdict ask(Candidate candidate) {
    List<String> channels = candidate.message().channels();
    if (channels.size() == 1) {
      return refused(candidate, channels.get(0)).map(Verdict::dropped).orElse(Verdict.PASSED);
    }
    for (String channel : channels) {
      Optional<String> wrong = wrong(candidate, channel);
      if (wrong.isEmpty()) {
        candidate.note("channel", channel);
        candidate.goBy(channel);
        return Verdict.PASSED;
      }
      candidate.note(channel, wrong.get());
    }
    return Verdict.dropped("no channel");
  }

  private static Optional<String> wrong(Candidate candidate, String channel) {
    return noAddress(candidate, channel)
        .or(() -> refused(candidate, channel))
        .or(() -> Suppression.reason(candidate, channel));
  }

  private static Optional<String> noAddress(Candidate candidate, String channel) {
    Map<String, Object> profile = candidate.turn().user().profile().attributes();
    return Channels.address(channel)
        .filter(attribute -> profile.getOrDefault(attribute, "").equals(""))
        .map(attribute -> "no address");
  }

  private static Optional<String> refused(Candidate candidate, String channel) {
    if (!candidate.isMarketing()) {
      return Optional.empty();
    }
    return switch (candidate.contact().consent().about(channel)) {
      case YES -> Optional.empty();
      case NO -> Optional.of("unsubscribed: " + channel);
      case NONE ->
          candidate.policy().isOptIn(channel)
              ? Optional.of("no consent: " + channel)
              : Optional.empty();
    };
  }
}
