package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.identify;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Notice;
import io.beckon.core.state.Profile;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How large a user's entry can grow, and what may be forgotten of it. */
class BoundsTest {

  private static final String PER_CART =
      """
      campaign: shop
      trigger: {event: cart}
      per: id
      while_inside: restart
      steps: [{wait: 1h}, {send: email, template: first}]
      """;

  @Test
  void aUserHasNoMoreThanTwoHundredJourneysAtOnce() {
    Story story = given(PER_CART).when(carts(201));

    story
        .decides(Decision.REFUSED, "10:00 refused shop (10:00): more than 200 journeys")
        .notices(Notice.JOURNEYS_FULL)
        .entry(user -> assertThat(user.agenda().journeys()).hasSize(200));
  }

  @Test
  void journeysThatOnlyCallBackMakeRoom() {
    String sendsAtOnce =
        """
        campaign: shop
        trigger: {event: cart}
        per: id
        exit: [{event: order}]
        steps: [{send: email, template: first}]
        """;
    given(sendsAtOnce)
        .when(carts(201))
        .notices()
        .entry(user -> assertThat(user.agenda().journeys()).hasSize(200));
  }

  @Test
  void anEntryThatTheBoundRefusedIsNone() {
    given(PER_CART)
        .when(carts(201))
        .when(event("cart").at("11:01").with("id", 201L))
        .decides(Decision.REFUSED, "10:00 refused shop (10:00): more than 200 journeys");
  }

  @Test
  void atTheBoundARunningJourneyMayBeginAnew() {
    given(PER_CART)
        .when(carts(200))
        .when(event("cart").at("10:30").with("id", 7L))
        .decides(Decision.RESTARTED, "10:30 restarted shop (10:30)")
        .notices();
  }

  @Test
  void anEventFromAnotherPartitionThanTheFirstIsToldAndCounts() {
    given(PER_CART)
        .when(
            event("cart").at("10:00").with("id", 1L),
            event("cart").at("10:10").with("id", 2L).fromPartition(1),
            event("cart").at("10:20").with("id", 3L))
        .decides(
            "10:00 entered shop (10:00)",
            "10:10 entered shop (10:10)",
            "10:20 entered shop (10:20)")
        .notices(Notice.SECOND_PARTITION);
  }

  @Test
  void tidyingKeepsWhatTheLatestPossibleQuestionCanReach() {
    // A trigger as late as allowed, and its grace: the step asks about a day and a minute ago.
    given(
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - wait: 1s
              - send: email
                template: first
                when: {did: visit, within: 1h}
                expires_after: 2d
            """)
        .when(event("visit").at("09:00:02"), event("cart").at("10:00").loggedAt("1d 10:00"))
        .tidiedAt("1d 10:01")
        .when(until("1d 10:01"))
        .sends("1d 10:01 shop/first (10:00:01)");
  }

  @Test
  void triggersThatAreLargeLeaveRoomForFewJourneys() {
    String large = "x".repeat(400 * 1024);
    given(PER_CART)
        .when(
            event("cart").at("10:00").with("id", 1L).with("note", large),
            event("cart").at("10:01").with("id", 2L).with("note", large),
            event("cart").at("10:02").with("id", 3L).with("note", large),
            event("cart").at("10:03").with("id", 4L))
        .decides(Decision.REFUSED, "10:02 refused shop (10:02): more than 1024 KB kept")
        .notices(Notice.ENTRY_FULL);
  }

  @Test
  void oneEventIntoManyCampaignsStaysWithinTheBound() {
    String campaigns =
        IntStream.range(0, 50)
            .mapToObj(i -> PER_CART.replace("campaign: shop", "campaign: shop-" + i))
            .collect(Collectors.joining("---\n"));
    given(campaigns)
        .when(event("cart").at("10:00").with("id", 1L).with("note", "x".repeat(100 * 1024)))
        .entry(user -> assertThat(user.agenda().size()).isLessThanOrEqualTo(1024 * 1024));
  }

  @Test
  void journeysThatOnlyCallBackMakeRoomInBytesToo() {
    String sendsAtOnce =
        """
        campaign: shop
        trigger: {event: cart}
        frequency: always
        exit: [{event: order}]
        steps: [{send: email, template: first}]
        """;
    String large = "x".repeat(400 * 1024);
    given(sendsAtOnce)
        .when(
            event("cart").at("10:00").with("note", large),
            event("cart").at("10:01").with("note", large),
            event("cart").at("10:02").with("note", large),
            event("cart").at("10:03").with("note", large))
        .notices();
  }

  @Test
  void aValueOfPerThatIsNoNameEntersNobody() {
    given(PER_CART)
        .when(event("cart").at("10:00").with("id", "x".repeat(300)))
        .decides(Decision.REFUSED, "10:00 refused shop (10:00): more than 256 characters of id");
  }

  @Test
  void aProfileThatWouldOutgrowItsBoundStaysAsItWas() {
    given(PER_CART)
        .when(
            identify("plan", "pro").at("10:00"),
            identify("plan", "x".repeat(Profile.BOUND)).at("10:01"),
            identify("city", "Leeds").at("10:02"))
        .notices(Notice.PROFILE_FULL)
        .entry(
            user ->
                assertThat(user.profile().attributes())
                    .isEqualTo(Map.of("plan", "pro", "city", "Leeds")));
  }

  private static Input[] carts(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> event("cart").at("10:00").with("id", id))
        .toArray(Input[]::new);
  }
}
