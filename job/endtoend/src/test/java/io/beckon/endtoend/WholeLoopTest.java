package io.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.endtoend.part.Await;
import io.beckon.endtoend.part.Installation;
import io.beckon.endtoend.part.Web;
import io.beckon.inbox.Mail;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Event, campaign, mail, click, event, and the journey stops. */
@Tag("slow")
@ExtendWith(Installation.Shared.class)
class WholeLoopTest {

  @Test
  void whoClicksInTheFirstLetterGetsNoSecondAndWhoDoesNotGetsIt(Installation shop) {
    shop.comes("ann");
    shop.comes("bob");
    shop.track("ann", "signed_up", Map.of());
    shop.track("bob", "signed_up", Map.of());

    Mail toAnn = shop.mail("ann", "Hello ann");
    shop.mail("bob", "Hello bob");
    assertThat(toAnn.html()).contains("Good to have you, ann.").doesNotContain("bob");
    Await.until(
        "it is told that it was sent",
        () -> !shop.topics().events("ann", "message_sent").isEmpty());

    HttpResponse<String> clicked = shop.web().get(Web.link(toAnn, "c"));
    assertThat(clicked.statusCode()).isEqualTo(302);
    assertThat(clicked.headers().firstValue("Location"))
        .contains("https://shop.example/new?from=hello");
    Await.until(
        "her journey ends",
        () -> shop.topics().journeys("ann").contains("exited: exit: message_clicked"));

    shop.mail("bob", "Still there?");
    assertThat(shop.mailsTo("ann")).as("only the first letter").hasSize(1);
    assertThat(shop.topics().events("ann", "message_clicked"))
        .singleElement()
        .satisfies(
            click -> {
              assertThat(click.get("campaign")).isEqualTo("letters");
              assertThat(click.get("human")).isEqualTo(true);
            });
    assertThat(shop.topics().events("bob", "message_clicked")).isEmpty();
    assertThat(shop.topics().deliveries("ann")).containsExactly("accepted");
    assertThat(shop.topics().deliveries("bob")).containsExactly("accepted", "accepted");
  }
}
