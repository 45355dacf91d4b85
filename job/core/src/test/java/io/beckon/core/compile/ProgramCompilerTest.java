package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutableStep;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgramCompilerTest {

  /** Journeys wait for months at a place: a later build must find the same step there. */
  @Test
  void theLayoutOfACampaignIsTheSameInEveryBuild() {
    ExecutableCampaign campaign =
        compile(
                """
                campaign: shop
                trigger: {event: cart}
                steps:
                  - wait: 1h
                  - wait_for: {event: visit, within: 1h}
                    then:
                      - branch:
                          - when: trigger.a == 1
                            steps: [{send: email, template: a}]
                          - when: trigger.a == 2
                            steps: []
                          - otherwise: [{exit: enough}]
                    otherwise: [{send: email, template: b}]
                  - split:
                      - {name: x, weight: 1}
                      - {name: y, weight: 1, steps: [{call: sales}, {set: {journey.z: 1}}]}
                  - wait: {until: profile.date}
                  - branch:
                      - when: trigger.b == 1
                        steps: [{emit: {event: seen}}, {wait: {until: "09:00"}}]
                  - subscription: {status: sunset}
                  - send: email
                    template: last
                """)
            .campaigns()
            .get(0);

    assertThat(layout(campaign))
        .containsExactly(
            "0 WaitStep step-1 -> 1",
            "1 WaitForStep step-2 -> 2, 8",
            "2 BranchStep step-3 -> 3, 5, 6",
            "3 SendStep a -> 4",
            "4 JumpStep -> 7",
            "5 JumpStep -> 7",
            "6 LeaveStep step-5 -> nowhere",
            "7 JumpStep -> 9",
            "8 SendStep b -> 9",
            "9 SplitStep split-1 -> 10, 11",
            "10 JumpStep -> 13",
            "11 SendStep sales -> 12",
            "12 SetStep step-9 -> 13",
            "13 WaitUntilDateStep step-10 -> 14, 18",
            "14 BranchStep step-11 -> 15, 18",
            "15 EmitStep step-12 -> 16",
            "16 WaitUntilTimeStep step-13 -> 17",
            "17 JumpStep -> 18",
            "18 SubscriptionStep step-14 -> 19",
            "19 SendStep last -> 20");
    assertThat(campaign.messagesFrom(0)).isEqualTo(2);
    assertThat(campaign.messagesFrom(9)).isEqualTo(1);
    assertThat(campaign.messagesFrom(20)).isZero();
  }

  @Test
  void aWaitForAMessageThatNobodySendsIsAProblem() {
    Compilation compilation =
        compile(
            """
            campaign: shop
            trigger: {event: cart}
            steps:
              - send: email
                template: cart-first
              - wait_for: {opened: cart-frist, within: 1d}
                otherwise: [{send: push, id: nudge, template: cart-push}]
              - wait_for: {received: nudge, within: 1d}
              - wait_for: {clicked: newsletter, within: 1d}
              - send: email
                template: last
            """);

    assertThat(compilation.problems().stream().map(ProgramCompilerTest::told))
        .containsExactly(
            "6: no step of this campaign sends `cart-frist`; did you mean `cart-first`?",
            "9: no step of this campaign sends `newsletter`;"
                + " name the template or the id of one of its sends");
  }

  private static String told(Problem problem) {
    return problem.span().line() + ": " + problem.message() + "; " + problem.hint();
  }

  private static List<String> layout(ExecutableCampaign campaign) {
    List<String> lines = new ArrayList<>();
    for (int place = 0; place < campaign.steps().size(); place++) {
      ExecutableStep step = campaign.steps().get(place);
      List<Integer> next = new ArrayList<>();
      step.leadsTo(place, next::add);
      String id = step.id().isEmpty() ? "" : " " + step.id();
      String leads = next.stream().map(String::valueOf).collect(Collectors.joining(", "));
      lines.add(
          place
              + " "
              + step.getClass().getSimpleName()
              + id
              + " -> "
              + (leads.isEmpty() ? "nowhere" : leads));
    }
    return lines;
  }

  private static Compilation compile(String text) {
    return Compilation.of(List.of(new SourceText("campaign.yaml", text)));
  }
}
