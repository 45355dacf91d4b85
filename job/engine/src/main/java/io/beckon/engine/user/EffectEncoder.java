package io.beckon.engine.user;

import io.beckon.core.effect.Effect;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.Outgoing;
import java.io.Serializable;

/** Gives what was decided the form in which other processes read it. */
public interface EffectEncoder extends Serializable {

  Outgoing encode(Effect effect);

  /**
   * The dead letter of a change that was not taken.
   *
   * @param problem what is wrong with it, as its author should read it
   */
  Outgoing encode(CampaignChange change, String problem);
}
