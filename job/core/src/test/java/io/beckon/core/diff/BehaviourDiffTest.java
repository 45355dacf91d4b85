package io.beckon.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BehaviourDiffTest {

  private final BehaviourDiff diff = new BehaviourDiff();

  @Test
  void twoRunsThatDoTheSameHaveNoDifference() {
    diff.before(send("cart", "ann", "first", 10));
    diff.after(send("cart", "ann", "first", 10));

    assertThat(only().isNone()).isTrue();
    assertThat(only().messages()).isEqualTo(new CampaignDiff.Count(1, 1));
    assertThat(only().usersChanged()).isZero();
  }

  @Test
  void whoIsSentSomethingInOneRunOnlyIsGainedOrLost() {
    diff.before(send("cart", "ann", "first", 10));
    diff.after(send("cart", "bob", "first", 20));
    diff.after(send("cart", "bob", "second", 30));

    CampaignDiff cart = only();
    assertThat(cart.changes())
        .containsExactly(
            new Change.Lost("ann", "first", 10),
            new Change.Gained("bob", "first", 20),
            new Change.Gained("bob", "second", 30));
    assertThat(cart.users()).isEqualTo(new CampaignDiff.Count(1, 1));
    assertThat(cart.usersGained()).isOne();
    assertThat(cart.usersLost()).isOne();
    assertThat(cart.usersChanged()).isZero();
    assertThat(cart.steps())
        .containsEntry("first", new CampaignDiff.Count(1, 1))
        .containsEntry("second", new CampaignDiff.Count(0, 1));
  }

  @Test
  void aMessageAtAnotherInstantIsMoved() {
    diff.before(send("cart", "ann", "first", 10));
    diff.after(send("cart", "ann", "first", 70));

    assertThat(only().changes()).containsExactly(new Change.Moved("ann", "first", 10, 70));
    assertThat(only().usersChanged()).isOne();
  }

  @Test
  void whatIsAtTheSameInstantIsTheSameAndTheRestIsHeldAgainstEachOtherInOrder() {
    List.of(10L, 20L, 30L).forEach(at -> diff.before(send("cart", "ann", "first", at)));
    List.of(5L, 20L).forEach(at -> diff.after(send("cart", "ann", "first", at)));

    assertThat(only().changes())
        .containsExactly(
            new Change.Moved("ann", "first", 10, 5), new Change.Lost("ann", "first", 30));
  }

  @Test
  void campaignsAreToldApart() {
    diff.before(send("cart", "ann", "first", 10));
    diff.after(send("trial", "ann", "first", 10));

    assertThat(diff.campaigns())
        .extracting(CampaignDiff::campaign)
        .containsExactly("cart", "trial");
    assertThat(diff.campaigns()).noneMatch(CampaignDiff::isNone);
  }

  @Test
  void whatIsHeldBackIsADifferenceToo() {
    diff.after(heldBack("cart", "cap: 2 in 48h"));

    assertThat(only().isNone()).isFalse();
    assertThat(only().heldBack()).containsEntry("cap: 2 in 48h", new CampaignDiff.Count(0, 1));
  }

  /** Whatever the runs: the changes lead from the messages of the one to those of the other. */
  @Property
  void theChangesLeadFromOneRunToTheOther(
      @ForAll @Size(max = 12) List<@IntRange(max = 30) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(max = 30) Integer> after) {
    BehaviourDiff diff = new BehaviourDiff();
    before.forEach(one -> diff.before(send("cart", user(one), step(one), one / 4)));
    after.forEach(one -> diff.after(send("cart", user(one), step(one), one / 4)));

    Map<String, List<Long>> messages = new HashMap<>();
    before.forEach(one -> at(messages, user(one), step(one)).add((long) one / 4));
    for (CampaignDiff one : diff.campaigns()) {
      for (Change change : one.changes()) {
        List<Long> instants = at(messages, change.user(), change.step());
        if (!(change instanceof Change.Gained)) {
          assertThat(instants.remove((Object) change.at())).isTrue();
        }
        if (change instanceof Change.Gained) {
          instants.add(change.at());
        } else if (change instanceof Change.Moved moved) {
          assertThat(moved.to()).isNotEqualTo(moved.at());
          instants.add(moved.to());
        }
      }
    }
    Map<String, List<Long>> wanted = new HashMap<>();
    after.forEach(one -> at(wanted, user(one), step(one)).add((long) one / 4));
    messages.values().removeIf(List::isEmpty);
    assertThat(messages.keySet()).isEqualTo(wanted.keySet());
    messages.forEach(
        (key, instants) ->
            assertThat(instants).containsExactlyInAnyOrderElementsOf(wanted.get(key)));
  }

  private static List<Long> at(Map<String, List<Long>> messages, String user, String step) {
    return messages.computeIfAbsent(user + " " + step, key -> new ArrayList<>());
  }

  private static String user(int one) {
    return "user-" + one % 2;
  }

  private static String step(int one) {
    return "step-" + one % 3;
  }

  private CampaignDiff only() {
    assertThat(diff.campaigns()).hasSize(1);
    return diff.campaigns().get(0);
  }

  private static SendCommand send(String campaign, String user, String step, long at) {
    return new SendCommand(
        "command",
        "journey",
        campaign,
        "v",
        step,
        user,
        "email",
        step,
        Category.MARKETING,
        "",
        at,
        at,
        Long.MAX_VALUE,
        "",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  private static JourneyRecord heldBack(String campaign, String reason) {
    return new JourneyRecord(
        "ann", campaign, "v", "journey", Decision.HELD_BACK, "first", 0, 0, reason, Map.of());
  }
}
