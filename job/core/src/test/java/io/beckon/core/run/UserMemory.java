package io.beckon.core.run;

import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.executable.Tally;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Journey;
import io.beckon.core.state.Part;
import io.beckon.core.state.TallyKey;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One user's history by itself, kept by the engine's own rules for what is asked. */
public final class UserMemory {

  private static final String USER = "ann";

  private final TimeRules rules;
  private final Map<String, Interest> interests = new TreeMap<>();
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final List<Notice> notices = new ArrayList<>();
  private UserState user = new UserState(USER, parts);

  public UserMemory(TimeRules rules, Collection<Tally> asked) {
    this.rules = rules;
    for (Tally tally : asked) {
      interest(tally.event()).need(tally, Long.MIN_VALUE);
    }
  }

  /** Remembers an event that has the next place in the user's log; says which. */
  public long remember(Event event, long logTime) {
    long place = user.agenda().nextPlace();
    Interest interest = new Interest();
    interest.history.putAll(needs(event.name()));
    interest.historyOfAny = needs(Tally.ANY_EVENT);
    Remembering.onEvent(
        new Arrival(event, logTime, place, false), interest, user, rules, new Noticed());
    return place;
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
    new Tidying(rules, this::needs).tidy(user, logTime);
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

  private Map<TallyKey, TallyNeed> needs(String event) {
    Interest interest = interests.get(event);
    return interest == null ? Map.of() : interest.history;
  }

  private Interest interest(String event) {
    return interests.computeIfAbsent(event, name -> new Interest());
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
