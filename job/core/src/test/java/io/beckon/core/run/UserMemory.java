package io.beckon.core.run;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Interest;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.Situation;
import io.beckon.core.executable.Tally;
import io.beckon.core.memory.Tallying;
import io.beckon.core.memory.Tidying;
import io.beckon.core.sequence.Sequences;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Journey;
import io.beckon.core.state.Part;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import io.beckon.core.time.Zones;
import io.beckon.core.turn.Arrival;
import io.beckon.core.turn.Changes;
import io.beckon.core.turn.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One user's history by itself, kept by the engine's own rules for what a campaign asks. */
public final class UserMemory {

  private static final String USER = "ann";

  private final TimeRules rules;
  private final Catalog catalog = new Catalog();
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final List<Notice> notices = new ArrayList<>();
  private UserState user = new UserState(USER, parts);

  public UserMemory(TimeRules rules, Collection<Tally> asked) {
    this.rules = rules;
    catalog.publish(campaign(asked), Long.MIN_VALUE);
  }

  /** Remembers an event that has the next place in the user's log; says which. */
  public long remember(Event event, long logTime) {
    long place = user.agenda().nextPlace();
    Interest interest = catalog.interest(event, logTime);
    if (interest != null) {
      Turn turn =
          new Turn(
              rules,
              catalog,
              new Zones(),
              Sequences.NONE,
              user,
              logTime,
              new ArrayList<>(),
              new Changes(),
              new Noticed());
      Tallying.onEvent(new Arrival(event, logTime, place, false), interest, turn);
    }
    return place;
  }

  /** How far behind the clock a question can still be asked, in milliseconds. */
  public long slack(long logTime) {
    return catalog.longestDelay(logTime, rules) + rules.grace();
  }

  public void begin(Journey journey) {
    user.agenda().journeys().add(journey);
  }

  public void end(Journey journey) {
    user.agenda()
        .journeys()
        .removeIf(one -> one.start().journeyId().equals(journey.start().journeyId()));
  }

  /** Has everything written and read anew. */
  public void save() {
    // An agenda without a purpose is not kept, and here it counts the places.
    user.agenda().tidyAt(0);
    user.save();
    user = new UserState(USER, parts);
  }

  /** Tidies up what was saved; says at which log time it wants to again. */
  public long tidy(long logTime) {
    save();
    new Tidying(rules, catalog).tidy(user, logTime);
    long next = user.agenda().tidyAt();
    save();
    return next;
  }

  public UserState user() {
    return user;
  }

  /** What is kept of an event name, in bytes. */
  public int size(String event) {
    save();
    byte[] bytes = parts.load(Part.HISTORY, event);
    return bytes == null ? 0 : bytes.length;
  }

  public byte[] bytes(String event) {
    save();
    return parts.load(Part.HISTORY, event);
  }

  public boolean isEmpty() {
    save();
    return parts.historyRows().isEmpty();
  }

  public List<Notice> notices() {
    return notices;
  }

  /** A campaign whose audience asks for all of it. */
  private static ExecutableCampaign campaign(Collection<Tally> asked) {
    String text =
        """
        campaign: asking
        trigger: {event: never}
        steps: [{send: email, template: first}]
        """;
    ExecutableCampaign plain =
        Compilation.of(List.of(new SourceText("campaign.yaml", text))).campaigns().get(0);
    return new ExecutableCampaign(
        plain.definition(),
        plain.triggers(),
        new Asking(List.copyOf(asked)),
        plain.goal(),
        plain.exitEvents(),
        plain.exitConditions(),
        plain.steps());
  }

  private record Asking(List<Tally> tallies) implements ExecutableClause {
    @Override
    public boolean holds(Situation situation) {
      return true;
    }

    @Override
    public long holdsUntil(Situation situation) {
      return FOR_EVER;
    }

    @Override
    public void explain(Situation situation, Map<String, String> values) {
      // Nothing is read.
    }

    @Override
    public void dependsOn(Dependencies dependencies) {
      tallies.forEach(dependencies::history);
    }
  }

  private final class Noticed implements Effects {
    @Override
    public void emit(Effect effect) {
      throw new AssertionError("To remember decides nothing: " + effect);
    }

    @Override
    public void notice(Notice notice) {
      notices.add(notice);
    }
  }
}
