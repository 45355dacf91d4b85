package io.beckon.core.rules;

import static io.beckon.core.rules.Input.event;
import static io.beckon.core.rules.Input.until;
import static io.beckon.core.rules.Story.given;

import io.beckon.core.effect.Decision;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.rules.Input.Happening;
import org.junit.jupiter.api.Test;

/** Waits for what becomes of a message. */
class WaitForMessageTest {

  private static Story sent(String answer) {
    return given(
            """
            campaign: shop
            category: transactional
            trigger: {event: cart}
            frequency: always
            steps:
              - send: email
                id: hello
                template: welcome
              - wait_for: {%s, within: 1d}
                otherwise: [{send: push, template: reminder}]
            """
                .formatted(answer))
        .when(event("cart").at("10:00"));
  }

  private static final String ANSWERED = "11:00 answered shop/step-2 (11:00): ";

  private static Happening report(String name) {
    return event(name).at("11:00").with("template", "welcome");
  }

  @Test
  void aReportOfTheTemplateAnswers() {
    sent("opened: welcome")
        .when(report("message_opened"))
        .decides(Decision.ANSWERED, ANSWERED + "message_opened");
    sent("clicked: welcome")
        .when(report("message_opened"), report("message_clicked"))
        .decides(Decision.ANSWERED, ANSWERED + "message_clicked");
  }

  @Test
  void aReportOfTheStepAnswers() {
    sent("opened: hello")
        .when(event("message_opened").at("11:00").with("step", "hello"))
        .decides(Decision.ANSWERED, ANSWERED + "message_opened");
  }

  @Test
  void aReportOfAnotherMessageDoesNot() {
    sent("opened: welcome")
        .when(event("message_opened").at("11:00"), report("message_opened").with("template", "x"))
        .when(until("2d 00:00"))
        .decides(Decision.ANSWERED)
        .decides(Decision.TIMED_OUT, "1d 10:01 timed_out shop/step-2 (1d 10:00)");
  }

  @Test
  void onlyPeopleOpen() {
    sent("opened: welcome")
        .when(report("message_opened").with("human", false))
        .decides(Decision.ANSWERED)
        .when(report("message_opened").with("human", true))
        .decides(Decision.ANSWERED, ANSWERED + "message_opened");
  }

  @Test
  void receivedIsSentOrDelivered() {
    for (String name : new String[] {"message_sent", "message_delivered"}) {
      sent("received: welcome")
          .when(report("message_opened"), report(name).with("human", false))
          .decides(Decision.ANSWERED, ANSWERED + name);
    }
  }

  @Test
  void aReportThatNamesItsCommandAnswersTheJourneyThatOrderedIt() {
    Story story = sent("opened: welcome");
    String own = story.of(SendCommand.class).findFirst().orElseThrow().commandId();
    story
        .when(report("message_opened").with("command_id", "of another journey"))
        .decides(Decision.ANSWERED)
        .when(report("message_opened").with("command_id", own))
        .decides(Decision.ANSWERED, ANSWERED + "message_opened");
  }
}
