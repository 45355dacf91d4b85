package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.SendCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a message is called: a function of what made it, and of nothing else. */
class IdentityTest {

  private static final String SHOP =
      """
      campaign: shop
      trigger: {event: cart}
      frequency: always
      exit: [{event: order}]
      steps: [{send: email, template: first}]
      """;

  private static List<String> commands(Story story) {
    return story.of(SendCommand.class).map(SendCommand::commandId).toList();
  }

  @Test
  void twoTriggersAtOneInstantMakeTwoMessages() {
    List<String> commands =
        commands(given(SHOP).when(event("cart").at("10:00"), event("cart").at("10:00")));

    assertThat(commands).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aMessageIsNamedByWhatMadeItAndNotByWhenItWasHandled() {
    Input.Happening cart = event("cart").at("10:00").withId("m");

    assertThat(commands(given(SHOP).when(cart)))
        .isEqualTo(commands(given(SHOP).when(cart.loggedAt("10:20"))));
  }

  @Test
  void theVersionIsNoPartOfAMessagesName() {
    Input.Happening cart = event("cart").at("10:00").withId("m");
    String changed = SHOP.replace("frequency: always", "frequency: 1h");

    assertThat(commands(given(SHOP).when(cart))).isEqualTo(commands(given(changed).when(cart)));
  }

  @Test
  void stepsCampaignsAndValuesOfPerAreToldApart() {
    String two =
        """
        campaign: two
        trigger: [{event: cart}]
        per: id
        frequency: always
        steps: [{send: email, template: first}, {send: email, template: second}]
        """;
    // A producer that gives every event the same id gives it once a window: two windows, two
    // values.
    List<String> commands =
        commands(
            given(SHOP, two)
                .when(
                    event("cart").at("10:00").with("id", "x").withId("m"),
                    event("cart").at("3d 10:00").with("id", "y").withId("m")));

    assertThat(commands).hasSize(6);
    // The campaign without `per` cannot tell the second from the first, and says so by its name.
    assertThat(commands.stream().distinct()).hasSize(5);
  }

  @Test
  void aMessageIsCalledBackByItsName() {
    Story story =
        given(
                SHOP.replace(
                    "template: first}]",
                    "template: first}, {wait: 1h}, {send: email, template: second}]"))
            .when(event("cart").at("10:00"), event("order").at("10:10"), until("12:00"));

    assertThat(story.of(CancelCommand.class).map(CancelCommand::commandId).toList())
        .isEqualTo(commands(story));
  }
}
