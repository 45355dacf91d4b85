package io.beckon.core.oracle;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Clause;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Policy;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that was ever published, and from when.
 *
 * @param changes of what was published, said after it
 * @param touched whether the log touches the user at each instant at which there is something to
 *     meet
 */
record World(
    List<Published> campaigns,
    Map<String, Clause> segments,
    List<Enacted> policies,
    List<Change> changes,
    boolean touched) {

  /** Stands for every campaign. */
  static final String ALL = "*";

  /** A campaign, in force from an instant of log time. */
  record Published(Campaign campaign, long from) {}

  /** What becomes of what was published, from an instant of log time. */
  sealed interface Change {
    long from();
  }

  /** No version of a campaign is in force any more. */
  record End(String campaign, InFlight inFlight, long from) implements Change {}

  /**
   * A version is in force once more.
   *
   * @param inFlight empty for what its file says
   */
  record RollBack(String campaign, String version, Optional<InFlight> inFlight, long from)
      implements Change {}

  /** A campaign, or all of them, is held or let go. */
  record Held(String campaign, boolean held, long from) implements Change {}

  /**
   * What a campaign is from an instant of log time.
   *
   * @param campaign the version in force; null for none
   * @param inFlight what becomes of the journeys of other versions
   */
  record Release(String id, Campaign campaign, InFlight inFlight, long from) {}

  /** A policy, in force from an instant of log time. */
  record Enacted(Policy policy, long from) {}

  /** What holds where there is no policy file. */
  static final Policy WITHOUT_A_POLICY =
      new Policy(
          "default",
          "v0",
          ZoneOffset.UTC,
          Map.of("email", false, "sms", true, "push", true),
          Optional.empty(),
          List.of(
              new Policy.Cap(
                  2,
                  Duration.ofHours(48),
                  Optional.empty(),
                  Optional.empty(),
                  Policy.Then.HOLD,
                  Meanings.span())),
          List.of(),
          List.of(),
          0,
          Map.of(),
          Set.of(),
          Meanings.span());

  static final Comparator<Campaign> GOES_FIRST =
      Comparator.comparing(Campaign::priority, Comparator.reverseOrder())
          .thenComparing(Campaign::id);

  /** Everything that took force, in the order in which users meet it. */
  List<Release> releases() {
    Map<String, Release> taken = new TreeMap<>();
    for (Release said : said()) {
      // Of two of one instant the one said later stands, and the other never took force.
      taken.put(said.from() + " " + said.id(), said);
    }
    return taken.values().stream()
        .sorted(Comparator.comparing(Release::from).thenComparing(this::asFirstWritten, GOES_FIRST))
        .toList();
  }

  /** An end is met in the order of the version that was there first. */
  private Campaign asFirstWritten(Release release) {
    return release.campaign() != null
        ? release.campaign()
        : campaigns.stream()
            .filter(one -> one.campaign().id().equals(release.id()))
            .min(Comparator.comparing(Published::from))
            .map(Published::campaign)
            .orElseThrow();
  }

  private List<Release> said() {
    List<Release> said = new ArrayList<>();
    for (Published one : campaigns) {
      Campaign campaign = one.campaign();
      said.add(new Release(campaign.id(), campaign, campaign.inFlight(), one.from()));
    }
    for (Change change : changes) {
      if (change instanceof End end) {
        said.add(new Release(end.campaign(), null, end.inFlight(), end.from()));
      } else if (change instanceof RollBack back) {
        Campaign campaign = version(back.campaign(), back.version());
        InFlight inFlight = back.inFlight().orElse(campaign.inFlight());
        said.add(new Release(back.campaign(), campaign, inFlight, back.from()));
      }
    }
    return said;
  }

  Campaign version(String id, String version) {
    return campaigns.stream()
        .map(Published::campaign)
        .filter(campaign -> campaign.id().equals(id) && campaign.version().equals(version))
        .findFirst()
        .orElseThrow();
  }

  /** Of each campaign the version that took force last; in the order in which they are asked. */
  List<Campaign> inForce(long instant) {
    Map<String, Release> latest = new TreeMap<>();
    for (Release one : releases()) {
      if (one.from() <= instant) {
        latest.put(one.id(), one);
      }
    }
    return latest.values().stream()
        .map(Release::campaign)
        .filter(campaign -> campaign != null)
        .sorted(GOES_FIRST)
        .toList();
  }

  /** Why a campaign lets nobody in and sends nothing; empty where it does. */
  Optional<String> hold(String campaign, long instant) {
    if (isHeld(ALL, instant)) {
      return Optional.of("halted");
    }
    return isHeld(campaign, instant) ? Optional.of("paused") : Optional.empty();
  }

  private boolean isHeld(String whom, long instant) {
    return holds(whom).stream()
        .filter(held -> held.from() <= instant)
        .reduce((earlier, later) -> later)
        .filter(Held::held)
        .isPresent();
  }

  /** In the order in which they took force. */
  private List<Held> holds(String whom) {
    return changes.stream()
        .filter(Held.class::isInstance)
        .map(Held.class::cast)
        .filter(held -> held.campaign().equals(whom))
        .sorted(Comparator.comparing(Held::from))
        .toList();
  }

  /** The instants at which everything was halted. */
  List<Long> halts() {
    return holds(ALL).stream().filter(Held::held).map(Held::from).distinct().toList();
  }

  Policy policy(long instant) {
    return policies.stream()
        .filter(one -> one.from() <= instant)
        .max(Comparator.comparing(Enacted::from))
        .map(Enacted::policy)
        .orElse(WITHOUT_A_POLICY);
  }
}
