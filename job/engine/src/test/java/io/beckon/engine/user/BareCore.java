package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.engine.record.CampaignChange;
import io.beckon.sequence.HostedSequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The core without a host: knows every change of the campaigns from the start, as a replay does,
 * and looks at a user when an event comes, and once at the end.
 */
final class BareCore implements Effects {

  private final Interpreter interpreter;
  private final Map<String, InMemoryUserParts> users = new TreeMap<>();
  private final List<Effect> effects = new ArrayList<>();

  BareCore(TimeRules rules, List<CampaignChange> changes) {
    Catalog catalog = new Catalog();
    CampaignChanges campaigns = new CampaignChanges(catalog);
    for (CampaignChange change : changes) {
      campaigns
          .take(change)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
    }
    interpreter = new Interpreter(rules, catalog, new HostedSequences());
  }

  void apply(LoggedEvent event) {
    UserState user = user(event.event().userId());
    interpreter.apply(user, event, this);
    user.save();
  }

  /** Everything due by then is handled. */
  void advance(long logTime) {
    for (String userId : users.keySet()) {
      UserState user = user(userId);
      interpreter.advance(user, logTime, this);
      user.save();
    }
  }

  List<Effect> effects() {
    return effects;
  }

  private UserState user(String userId) {
    return new UserState(userId, users.computeIfAbsent(userId, id -> new InMemoryUserParts()));
  }

  @Override
  public void emit(Effect effect) {
    effects.add(effect);
  }

  @Override
  public void notice(Notice notice) {
    // What the host counts.
  }
}
