package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.Policies;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Category;
import io.beckon.core.model.Policy.Cap;
import io.beckon.core.model.Policy.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is due when: no window of a cap ever holds more than it may, and nothing is lost. */
class CapsPropertyTest {

  private static final long MINUTE = 60_000;

  /** A message of a campaign, so many minutes after its trigger. */
  record Message(int minutes, int priority, String channel, boolean transactional) {}

  @Property(tries = 300)
  void noWindowHoldsMoreThanTheCap(
      @ForAll("policies") Policies policy,
      @ForAll("campaigns") List<Message> messages,
      @ForAll("minutes") List<Integer> triggers) {
    Story story = story(policy, messages, triggers);

    for (Cap cap : policy.definition().caps()) {
      List<Long> sent =
          story
              .of(SendCommand.class)
              .filter(send -> send.category() == Category.MARKETING)
              .filter(send -> cap.channel().isEmpty() || cap.channel().get().equals(send.channel()))
              .map(SendCommand::decidedAt)
              .toList();
      for (long last : sent) {
        long first = last - cap.within().toMillis();
        assertThat(sent.stream().filter(one -> one > first && one <= last).count())
            .as("messages of the window of %s that ends at %s", cap, DayTime.text(last))
            .isLessThanOrEqualTo(cap.perUser());
      }
    }
  }

  @Property(tries = 300)
  void whatIsHeldGoesInTheEndAndWhatIsNotCappedGoesAtOnce(
      @ForAll("policies") Policies policy,
      @ForAll("campaigns") List<Message> messages,
      @ForAll("minutes") List<Integer> triggers) {
    Story story = story(policy, messages, triggers);

    boolean dropping = policy.definition().caps().stream().anyMatch(c -> c.then() == Then.DROP);
    if (!dropping) {
      assertThat(decided(story, Decision.HELD_BACK)).isEmpty();
    }
    assertThat(decided(story, Decision.ENTERED).count())
        .isEqualTo(
            decided(story, Decision.SENT).count() + decided(story, Decision.HELD_BACK).count());
    assertThat(
            story
                .of(SendCommand.class)
                .filter(send -> send.category() == Category.TRANSACTIONAL)
                .filter(send -> send.decidedAt() != send.dueAt()))
        .isEmpty();
  }

  private static Story story(Policies policy, List<Message> messages, List<Integer> triggers) {
    List<String> campaigns = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      campaigns.add(campaign(i, messages.get(i)));
    }
    Story story = given(campaigns.toArray(String[]::new)).under(policy.compiled()).withoutGrace();
    triggers.stream()
        .sorted()
        .map(minute -> event("cart").at(DayTime.text(DayTime.of("10:00") + minute * MINUTE)))
        .forEach(story::when);
    return story.when(Input.until("20d 00:00"));
  }

  private static String campaign(int number, Message message) {
    return """
        campaign: campaign-%d
        priority: %d
        category: %s
        trigger: {event: cart}
        frequency: always
        while_inside: ignore
        steps: [%s{send: %s, template: first, expires_after: 20d}]
        """
        .formatted(
            number,
            message.priority,
            message.transactional ? "transactional" : "marketing",
            message.minutes == 0 ? "" : "{wait: " + message.minutes + "m}, ",
            message.channel);
  }

  private static Stream<JourneyRecord> decided(Story story, Decision decision) {
    return story.of(JourneyRecord.class).filter(record -> record.decision() == decision);
  }

  @Provide
  static Arbitrary<Policies> policies() {
    Arbitrary<Optional<String>> channel = Arbitraries.of("email", "sms").optional(0.4);
    Arbitrary<Cap> cap =
        Combinators.combine(
                Arbitraries.integers().between(1, 3),
                Arbitraries.of(1, 2, 5, 7, 30),
                channel,
                Arbitraries.of(Then.HOLD, Then.HOLD, Then.HOLD, Then.DROP))
            .as(
                (perUser, minutes, of, then) ->
                    new Cap(
                        perUser, Duration.ofMinutes(minutes), of, Optional.empty(), then, null));
    return cap.list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            caps -> {
              Policies policy = Policies.open();
              caps.forEach(
                  one ->
                      policy.cap(
                          one.perUser(),
                          one.within(),
                          one.then(),
                          one.channel().orElse(null),
                          null));
              return policy;
            });
  }

  @Provide
  static Arbitrary<List<Message>> campaigns() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(10, 50, 90),
            Arbitraries.of("email", "sms", "push"),
            Arbitraries.of(false, false, false, true))
        .as(Message::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  static Arbitrary<List<Integer>> minutes() {
    return Arbitraries.integers().between(0, 20).list().ofMinSize(1).ofMaxSize(15);
  }
}
