package io.beckon.engine.user;

import io.beckon.core.effect.Effect;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import java.io.Serializable;
import java.util.Optional;

/** Gives what was decided the form in which other processes read it. */
public interface EffectEncoder extends Serializable {

  Outgoing encode(Effect effect);

  /**
   * What delivery must be told of a word about how a campaign stands; empty for nothing.
   *
   * @param change which was taken
   */
  Optional<Outgoing> hold(CampaignChange change);

  /**
   * A pause for the campaigns' log.
   *
   * @param sequence tells it from others of its campaign
   * @param logTime epoch milliseconds at which it was found to be necessary
   */
  Outgoing pause(String campaign, String sequence, String reason, long logTime);

  /**
   * The dead letter of a change that was not taken.
   *
   * @param problem what is wrong with it, as its author should read it
   */
  Outgoing encode(CampaignChange change, String problem);
}
