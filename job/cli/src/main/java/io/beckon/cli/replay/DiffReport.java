package io.beckon.cli.replay;

import io.beckon.cli.terminal.Console;
import io.beckon.cli.words.TimeWords;
import io.beckon.core.diff.CampaignDiff;
import io.beckon.core.diff.CampaignDiff.Count;
import io.beckon.core.diff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a change of campaigns changes for users, for people. */
public final class DiffReport {

  private final int examples;
  private final Console console;

  /**
   * @param examples so many changes of each kind are told one by one
   */
  public DiffReport(int examples, Console console) {
    this.examples = examples;
    this.console = console;
  }

  /** Each campaign that changes, in the order given; then the names of those that do not. */
  public void print(List<CampaignDiff> campaigns) {
    List<String> same = new ArrayList<>();
    for (CampaignDiff campaign : campaigns) {
      if (campaign.isNone()) {
        same.add(campaign.campaign() + " (" + number(campaign.messages().after()) + ")");
      } else {
        print(campaign);
      }
    }
    if (campaigns.isEmpty()) {
      console.out().println("Nothing is sent, before and after.");
    } else if (same.size() == campaigns.size()) {
      console.out().println("Nothing changes.");
    }
    if (!same.isEmpty()) {
      console.out().println("the same messages: " + String.join(", ", same));
    }
  }

  private void print(CampaignDiff campaign) {
    console.out().println(console.out(Console.Colour.BOLD, campaign.campaign()));
    List<Change.Gained> gained = campaign.of(Change.Gained.class);
    List<Change.Lost> lost = campaign.of(Change.Lost.class);
    List<Change.Moved> moved = campaign.of(Change.Moved.class);
    line(
        "messages",
        campaign.messages(),
        counts(gained.size(), "gained", lost.size(), "lost", moved.size(), "at another time"));
    line(
        "users",
        campaign.users(),
        counts(
            campaign.usersGained(),
            "gained",
            campaign.usersLost(),
            "lost",
            campaign.usersChanged(),
            "with other messages"));
    for (Map.Entry<String, Count> step : campaign.steps().entrySet()) {
      line("  " + step.getKey(), step.getValue(), "");
    }
    for (Map.Entry<String, Count> reason : campaign.heldBack().entrySet()) {
      line("held back", reason.getValue(), reason.getKey());
    }
    examples("gained", gained, change -> TimeWords.dateTime(change.at()));
    examples("lost", lost, change -> TimeWords.dateTime(change.at()));
    examples("moved", moved, DiffReport::moved);
  }

  private void line(String name, Count count, String more) {
    String text =
        String.format(
            Locale.ROOT, "  %-24s%,10d -> %,d  %s", name, count.before(), count.after(), more);
    console.out().println(text.stripTrailing());
  }

  private <C extends Change> void examples(String kind, List<C> changes, Function<C, String> when) {
    for (C change : changes.subList(0, Math.min(examples, changes.size()))) {
      console
          .out()
          .println(
              "  "
                  + kind
                  + "  "
                  + change.user()
                  + "  "
                  + change.step()
                  + "  "
                  + when.apply(change));
    }
    if (changes.size() > examples && examples > 0) {
      console.out().println("  " + kind + "  and " + number(changes.size() - examples) + " more");
    }
  }

  private static String moved(Change.Moved change) {
    return TimeWords.dateTime(change.at())
        + " -> "
        + TimeWords.dateTime(change.to())
        + ", "
        + TimeWords.length(change.to() - change.at())
        + (change.to() < change.at() ? " earlier" : " later");
  }

  private static String counts(
      int first, String firstWord, int second, String secondWord, int third, String thirdWord) {
    List<String> parts = new ArrayList<>();
    add(first, firstWord, parts);
    add(second, secondWord, parts);
    add(third, thirdWord, parts);
    return String.join(", ", parts);
  }

  private static void add(int count, String word, List<String> parts) {
    if (count > 0) {
      parts.add(number(count) + " " + word);
    }
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
