package io.beckon.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.Compilation;
import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.effect.SetAsideEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Step;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.run.Interpreter;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Given campaigns, when this and that reaches the log of one user, then so much is decided and no
 * more. The user's entry is bytes between any two inputs.
 */
final class Story {

  static final String USER = "ann";

  /** What becomes of a journey, apart from the messages and the waits between them. */
  private static final EnumSet<Decision> QUIET =
      EnumSet.of(Decision.WAITING, Decision.SENT, Decision.CALLED_BACK, Decision.COMPLETED);

  private static final Set<Decision> BEGINS = EnumSet.of(Decision.ENTERED, Decision.RESTARTED);

  private final Catalog catalog = new Catalog();
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private TimeRules rules = TimeRules.DEFAULT;
  private Interpreter interpreter;
  private int place;

  private Story() {}

  /** Campaigns that have always been in force, under a policy that has no say. */
  static Story given(String... campaigns) {
    Story story = new Story();
    story.under(Policies.none());
    for (String campaign : campaigns) {
      story.catalog.publish(compile(campaign), Long.MIN_VALUE);
    }
    return story;
  }

  /** A tracking plan that has always been in force. */
  Story planned(String plan) {
    catalog.publish(plan(plan), Long.MIN_VALUE);
    return this;
  }

  /** Another tracking plan, in force from an instant of log time. */
  Story plannedFrom(String time, String plan) {
    catalog.publish(plan(plan), DayTime.of(time));
    return this;
  }

  /** A policy that has always been in force. */
  Story under(ExecutablePolicy policy) {
    catalog.publish(policy, Long.MIN_VALUE);
    return this;
  }

  /** Another policy, in force from an instant of log time. */
  Story from(String time, ExecutablePolicy policy) {
    catalog.publish(policy, DayTime.of(time));
    return this;
  }

  /** Another version, or another campaign, in force from an instant of log time. */
  Story from(String time, String campaign) {
    catalog.publish(compile(campaign), DayTime.of(time));
    return this;
  }

  /** A version once more, in force from an instant of log time. */
  Story rolledBackFrom(String time, String campaign, InFlight inFlight) {
    ExecutableCampaign known = compile(campaign);
    assertThat(
            catalog.rollBack(known.id(), known.version(), Optional.of(inFlight), DayTime.of(time)))
        .isTrue();
    return this;
  }

  Story pausedFrom(String time, String campaign) {
    assertThat(catalog.pause(campaign, true, DayTime.of(time))).isTrue();
    return this;
  }

  Story resumedFrom(String time, String campaign) {
    assertThat(catalog.pause(campaign, false, DayTime.of(time))).isTrue();
    return this;
  }

  Story endedFrom(String time, String campaign, InFlight inFlight) {
    assertThat(catalog.end(campaign, inFlight, DayTime.of(time))).isTrue();
    return this;
  }

  Story haltedFrom(String time) {
    catalog.halt(true, DayTime.of(time));
    return this;
  }

  Story liftedFrom(String time) {
    catalog.halt(false, DayTime.of(time));
    return this;
  }

  Story with(UnaryOperator<TimeRules> change) {
    rules = change.apply(rules);
    return this;
  }

  Story withoutGrace() {
    return with(rules -> rules.withGrace(0));
  }

  Story when(Input... inputs) {
    if (interpreter == null) {
      interpreter = new Interpreter(rules, catalog);
    }
    for (Input input : inputs) {
      UserState user = new UserState(USER, parts);
      if (input instanceof Input.Happening happening) {
        interpreter.apply(user, happening.logged(USER, ++place), out());
      } else if (input instanceof Input.Time time) {
        interpreter.advance(user, time.logTime(), out());
      }
      user.save();
    }
    return this;
  }

  /** Has a campaign change what the user is subscribed to. */
  Story subscription(Step.Subscribe.Status status) {
    UserState user = new UserState(USER, parts);
    user.contact().subscribe(status, null);
    user.save();
    return this;
  }

  /** Has the entry tidied up at an instant of the test's choice. */
  Story tidiedAt(String time) {
    UserState user = new UserState(USER, parts);
    user.agenda().tidyAt(DayTime.of(time));
    user.save();
    return this;
  }

  /** All messages so far: {@code 11:01 shop/first (11:00)}. */
  Story sends(String... lines) {
    assertThat(of(SendCommand.class).map(Story::line)).as("sends").containsExactly(lines);
    return this;
  }

  /** All that was called back so far, and recorded as such: {@code 11:30 shop/first: goal}. */
  Story callsBack(String... lines) {
    assertThat(of(CancelCommand.class).map(Story::line)).as("cancels").containsExactly(lines);
    assertThat(
            of(JourneyRecord.class)
                .filter(record -> record.decision() == Decision.CALLED_BACK)
                .map(Story::lineWithoutDue))
        .as("records of cancels")
        .containsExactly(lines);
    return this;
  }

  /**
   * All that was decided so far at the door, about a step that was not sent and at the end: {@code
   * 10:00 refused shop (10:00): frequency}.
   */
  Story decides(String... lines) {
    return decides(EnumSet.complementOf(QUIET), lines);
  }

  /** All that was decided so far of one kind. */
  Story decides(Decision kind, String... lines) {
    return decides(EnumSet.of(kind), lines);
  }

  /** All that was decided so far of these kinds. */
  Story decides(Set<Decision> kinds, String... lines) {
    assertThat(
            of(JourneyRecord.class)
                .filter(record -> kinds.contains(record.decision()))
                .map(Story::line))
        .as("decisions %s", kinds)
        .containsExactly(lines);
    return this;
  }

  /** Whose decisions of one kind these were, each journey called by the place of its entry. */
  Story journeys(Decision kind, Integer... places) {
    List<String> entered =
        of(JourneyRecord.class)
            .filter(record -> BEGINS.contains(record.decision()))
            .map(JourneyRecord::journeyId)
            .toList();
    assertThat(
            of(JourneyRecord.class)
                .filter(record -> record.decision() == kind)
                .map(record -> entered.indexOf(record.journeyId()) + 1))
        .as("journeys by their entry")
        .containsExactly(places);
    return this;
  }

  /** What the messages so far were about: the trigger's name and its {@code id}. */
  Story triggers(String... lines) {
    assertThat(
            of(SendCommand.class).map(send -> send.triggerEvent() + " " + send.trigger().get("id")))
        .as("triggers of the sends")
        .containsExactly(lines);
    return this;
  }

  /** All events so far that were set aside: {@code 10:00 order: `total` is missing}. */
  Story setsAside(String... lines) {
    assertThat(
            of(SetAsideEvent.class)
                .map(
                    event ->
                        DayTime.text(event.logged().logTime())
                            + " "
                            + event.logged().event().name()
                            + ": "
                            + event.text().replaceAll("^.*?`: ", "")))
        .as("set aside")
        .containsExactly(lines);
    return this;
  }

  /** No row of history is about the event. */
  Story leavesNothingOf(String event) {
    assertThat(parts.historyRows()).noneMatch(row -> row.endsWith(event));
    return this;
  }

  Story notices(Notice... expected) {
    assertThat(notices).as("notices").containsExactly(expected);
    return this;
  }

  <T extends Effect> Stream<T> of(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Looks at the user's entry. */
  void entry(Consumer<UserState> look) {
    look.accept(new UserState(USER, parts));
  }

  private Effects out() {
    return new Effects() {
      @Override
      public void emit(Effect effect) {
        effects.add(effect);
      }

      @Override
      public void notice(Notice notice) {
        notices.add(notice);
      }
    };
  }

  private static ExecutablePlan plan(String text) {
    Reading reading = CampaignReader.read(List.of(new SourceText("plan.yaml", text)));
    assertThat(reading.problems()).as("problems of the plan").isEmpty();
    return ExecutablePlan.of(reading.plan().orElseThrow());
  }

  private static ExecutableCampaign compile(String text) {
    Compilation compiled = Compilation.of(List.of(new SourceText("campaign.yaml", text)));
    assertThat(compiled.problems()).as("problems of the campaign").isEmpty();
    return compiled.campaigns().get(0);
  }

  /** The version of a campaign. */
  static String version(String campaign) {
    return compile(campaign).version();
  }

  private static String line(SendCommand send) {
    return DayTime.text(send.decidedAt())
        + " "
        + send.campaign()
        + "/"
        + send.step()
        + " ("
        + DayTime.text(send.dueAt())
        + ")";
  }

  private static String line(CancelCommand cancel) {
    return DayTime.text(cancel.decidedAt())
        + " "
        + cancel.campaign()
        + "/"
        + cancel.step()
        + ": "
        + cancel.reason();
  }

  private static String lineWithoutDue(JourneyRecord record) {
    return DayTime.text(record.decidedAt())
        + " "
        + record.campaign()
        + "/"
        + record.step()
        + ": "
        + record.reason();
  }

  private static String line(JourneyRecord record) {
    return DayTime.text(record.decidedAt())
        + " "
        + record.decision().name().toLowerCase()
        + " "
        + record.campaign()
        + (record.step().isEmpty() ? "" : "/" + record.step())
        + " ("
        + DayTime.text(record.dueAt())
        + ")"
        + (record.reason().isEmpty() ? "" : ": " + record.reason());
  }
}
