package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Consent has one name in every plan that is published from now on. */
class TrustedNamesTest {

  private static final List<SourceText> PLAN =
      List.of(
          new SourceText(
              "plan.yaml",
              """
              plan: shop
              events:
                unsubscribed:
                  also: [opt_out]
                message_opened: {also: [seen]}
                message_posted: {also: [posted]}
                page_viewed: {also: [looked]}
              """));

  @Test
  void anotherNameForConsentOrAReportIsRefused() {
    assertThat(
            Compilation.of(PLAN).problems().stream()
                .map(Problem::render)
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            plan.yaml:4:12: `opt_out` cannot stand for `unsubscribed`: whoever reads the key of a web page could send it
                  also: [opt_out]
                         ^^^^^^^
              send `unsubscribed` itself, from your servers

            plan.yaml:5:27: `seen` cannot stand for `message_opened`: whoever reads the key of a web page could send it
                message_opened: {also: [seen]}
                                        ^^^^
              send `message_opened` itself, from your servers
            """);
  }

  /** As the engine reads it from the log, after an upgrade too. */
  @Test
  void aPlanThatWasPublishedWithOneStaysInForce() {
    assertThat(CampaignReader.read(PLAN).plan().map(ExecutablePlan::of)).isPresent();
  }
}
