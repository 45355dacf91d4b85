package io.beckon.core.catalog;

import io.beckon.core.event.Event;
import io.beckon.core.event.ItemNews;
import io.beckon.core.executable.EventMatch;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableClause;
import io.beckon.core.executable.ExecutableTrigger;
import io.beckon.core.executable.Tally;
import io.beckon.core.executable.WatchedEvents;
import io.beckon.core.plan.BuiltIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From the name of an event to who cares: built anew after every change. */
final class EventIndex {

  private EventIndex() {}

  /**
   * Who cares about which event, by its name.
   *
   * @param releases in the order in which they are asked
   */
  static Map<String, Interest> of(List<Release> releases) {
    Map<String, Interest> built = new HashMap<>();
    // The profile is kept whole, whoever asks for it today.
    interest(built, Event.IDENTIFY_NAME, Long.MIN_VALUE);
    // What a user says about being written to counts, whoever is there to write today.
    BuiltIn.ABOUT_CONTACT.forEach(name -> interest(built, name, Long.MIN_VALUE));
    releases.stream().filter(release -> !release.ends()).forEach(release -> enter(release, built));
    Interest any = built.get(Tally.ANY_EVENT);
    if (any != null) {
      built.forEach(
          (name, interest) -> {
            // News of an item is nothing that the user did.
            if (interest != any && !ItemNews.is(name)) {
              interest.join(any);
            }
          });
    }
    return built;
  }

  private static void enter(Release release, Map<String, Interest> built) {
    ExecutableCampaign campaign = release.campaign();
    for (String name : eventsOfTriggers(campaign)) {
      interest(built, name, release.from()).triggers.add(release);
    }
    if (campaign.goal() != null) {
      interest(built, campaign.goal().match().event(), release.from()).journeys = true;
    }
    for (EventMatch exit : campaign.exitEvents()) {
      interest(built, exit.event(), release.from()).journeys = true;
    }
    for (ExecutableClause condition : campaign.exitConditions()) {
      condition.dependsOn(
          new ExecutableClause.Dependencies() {
            @Override
            public void history(Tally tally) {
              interest(built, tally.event(), release.from()).journeys = true;
            }

            @Override
            public void profile() {
              interest(built, Event.IDENTIFY_NAME, release.from()).journeys = true;
            }
          });
    }
    campaign.answers(
        event -> {
          Interest interest = interest(built, event, release.from());
          interest.answersSince = Math.min(interest.answersSince, release.from());
        });
    campaign.tallies(
        tally -> interest(built, tally.event(), release.from()).need(tally, release.from()));
  }

  /** The events that a trigger of the campaign looks at. */
  private static Set<String> eventsOfTriggers(ExecutableCampaign campaign) {
    Set<String> names = new TreeSet<>();
    for (ExecutableTrigger trigger : campaign.triggers()) {
      WatchedEvents watched = trigger.watched();
      names.addAll(watched.names());
      if (watched.profile()) {
        names.add(Event.IDENTIFY_NAME);
      }
    }
    return names;
  }

  private static Interest interest(Map<String, Interest> built, String event, long from) {
    Interest interest = built.computeIfAbsent(event, name -> new Interest());
    interest.since = Math.min(interest.since, from);
    return interest;
  }
}
