package io.beckon.core.turn;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.executable.Situation;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.state.Agenda;
import io.beckon.core.state.Anchor;
import io.beckon.core.state.Journey;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.core.time.Zones;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One instant of one user's clock while it is being decided: everything that happens at {@code S}.
 *
 * @param rules of time
 * @param catalog the campaigns
 * @param zones of users
 * @param sequences matches them
 * @param user whose turn it is
 * @param instant {@code S}, log time
 * @param offers the messages gathered for the round at hand
 * @param changes what journeys changed at this instant that others may look at
 * @param out takes what is decided
 */
public record Turn(
    TimeRules rules,
    Catalog catalog,
    Zones zones,
    Sequences sequences,
    UserState user,
    long instant,
    List<Offer> offers,
    Changes changes,
    Effects out) {

  public Agenda agenda() {
    return user.agenda();
  }

  /** The policy in force. */
  public ExecutablePolicy policy() {
    return catalog.policy(instant);
  }

  /** The user's zone now. */
  public ZoneId zone() {
    return zones.of(user.profile().attributes(), policy().definition().timezone(), out);
  }

  /** What a journey's conditions are asked about. */
  public Situation situation(Journey journey, Map<String, Object> event, long now) {
    Anchor start = new Anchor(journey.start().time(), journey.start().place());
    Situation.Of asking =
        new Situation.Of(
            journey.start().trigger(),
            journey.matched(),
            journey.values(),
            start,
            journey.lastSend());
    return new Situation(user, event, asking, now);
  }

  /** The version of a journey; null where it was never published here, or is another one. */
  public ExecutableCampaign campaignOf(Journey journey) {
    ExecutableCampaign campaign =
        catalog.version(journey.start().campaign(), journey.start().version());
    return campaign != null && campaign.hasPlaceFor(journey) ? campaign : null;
  }

  /** Records a decision about a journey. */
  public void record(
      Journey journey,
      Decision decision,
      String step,
      long due,
      String reason,
      Map<String, String> values) {
    Journey.Start start = journey.start();
    out.emit(
        new JourneyRecord(
            user.userId(),
            start.campaign(),
            start.version(),
            start.journeyId(),
            decision,
            step,
            due,
            instant,
            reason,
            values));
  }
}
