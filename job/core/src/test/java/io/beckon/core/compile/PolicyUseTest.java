package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What campaigns name of the policy is there. */
class PolicyUseTest {

  private static final String POLICY =
      """
      policy: default
      topics: [offers, tips]
      destinations: {sales: {webhook: "https://crm.example/hooks/beckon"}}
      """;

  private static String problems(String policy, String campaign) {
    return Compilation.of(
            List.of(
                new SourceText("campaign.yaml", campaign), new SourceText("policy.yaml", policy)))
        .problems()
        .stream()
        .map(Problem::render)
        .collect(Collectors.joining());
  }

  @Test
  void aDestinationThatIsMisspelt() {
    assertThat(
            problems(
                POLICY,
                """
                campaign: alert
                trigger: {event: contact_viewed}
                steps:
                  - branch:
                      - {when: profile.plan == "pro", steps: [{call: sale}]}
                """))
        .isEqualTo(
            """
            campaign.yaml:5:47: `sale` is no destination of the policy
                    - {when: profile.plan == "pro", steps: [{call: sale}]}
                                                            ^^^^^^^^^^^^
              did you mean `sales`? there is `sales`
            """);
  }

  @Test
  void aDestinationOfAPolicyThatHasNone() {
    assertThat(
            problems(
                "policy: default",
                """
                campaign: alert
                trigger: {event: contact_viewed}
                steps: [{call: sales}]
                """))
        .contains("add it there: `destinations: {sales: {webhook: ...}}`");
  }

  @Test
  void aTopicThatIsMisspelt() {
    assertThat(
            problems(
                POLICY,
                """
                campaign: news
                topic: ofers
                trigger: {event: contact_viewed}
                steps:
                  - {send: email, template: a}
                  - {send: email, template: b, topic: tip}
                  - {subscription: {status: unsubscribed, topic: offer}}
                """))
        .contains("campaign.yaml:1:")
        .contains("`ofers` is no topic of the policy")
        .contains("did you mean `offers`?")
        .contains("campaign.yaml:6:")
        .contains("`tip` is no topic of the policy")
        .contains("campaign.yaml:7:")
        .contains("`offer` is no topic of the policy")
        .doesNotContain("campaign.yaml:5:");
  }

  @Test
  void aPolicyThatListsNoTopicsHasThemAll() {
    assertThat(
            problems(
                "policy: default",
                """
                campaign: news
                topic: anything
                trigger: {event: contact_viewed}
                steps: [{send: email, template: a}]
                """))
        .isEmpty();
  }
}
