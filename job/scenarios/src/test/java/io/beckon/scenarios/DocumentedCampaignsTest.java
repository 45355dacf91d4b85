package io.beckon.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.read.ScenarioReader;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the pages for authors show is valid: whole documents as they stand, parts of a campaign
 * put into a small one, and what stands in the first column of a table likewise.
 */
class DocumentedCampaignsTest {

  private static final String CAMPAIGN = "campaign: documented\n";
  private static final String TRIGGER = "trigger: {event: order_placed}\n";
  private static final String LAST_STEP = "  - {send: email, template: last-of-all}\n";
  private static final String STEPS = "steps:\n" + LAST_STEP;

  private static final String TIMELINE =
      "timeline: [{at: 2025-03-01T10:00Z, event: order_placed, user: ann}]\n";

  /** What the tables show, by the heading of their first column. */
  private static final Set<String> SHOWN =
      Set.of("trigger", "clause", "step", "cap", "type", "entry", "expected");

  @TestFactory
  Stream<DynamicTest> whatIsShownIsValid() {
    return Snippet.all()
        .filter(snippet -> snippet.isBlock() || SHOWN.contains(snippet.table()))
        .map(
            snippet ->
                DynamicTest.dynamicTest(
                    snippet.place(), () -> assertThat(problems(snippet)).isEmpty()));
  }

  @Test
  void theRecipesAreTheExamples() throws IOException {
    Set<String> shown = Snippet.all().map(Snippet::text).collect(Collectors.toSet());
    try (Stream<Path> files = Files.walk(RepositoryRoot.path().resolve("deploy/campaigns"))) {
      for (Path file : files.filter(DocumentedCampaignsTest::isCampaign).toList()) {
        assertThat(shown).as(file.toString()).contains(Files.readString(file));
      }
    }
  }

  @Test
  void everyKindOfTableIsFound() {
    assertThat(Snippet.all().map(Snippet::table).collect(Collectors.toSet())).containsAll(SHOWN);
  }

  @Test
  void aMistakeInATableIsFound() {
    assertThat(problems(new Snippet("a page", "clause", "{dit: order_placed}"))).isNotEmpty();
    assertThat(problems(new Snippet("a page", "step", "wait: soon"))).isNotEmpty();
    assertThat(problems(new Snippet("a page", "", "audience: profile.plan = 1\n"))).isNotEmpty();
  }

  private static boolean isCampaign(Path file) {
    boolean shared = file.getParent().endsWith("campaigns");
    return !shared && file.toString().matches("(?!.*\\.scenario).*\\.yaml");
  }

  private static List<Problem> problems(Snippet snippet) {
    String text = snippet.text();
    return switch (snippet.table()) {
      case "" -> problemsOfBlock(snippet);
      case "trigger" -> inCampaign(CAMPAIGN + "trigger: " + text + "\n" + STEPS);
      case "clause" -> inCampaign(CAMPAIGN + TRIGGER + "audience:\n  - " + text + "\n" + STEPS);
      case "step" -> inCampaign(CAMPAIGN + TRIGGER + "steps:\n  - " + text + "\n" + behind(text));
      case "cap" -> alone("policy: default\ncaps:\n  - " + text + "\n");
      case "type" -> alone("plan: documented\nevents: {viewed: {properties: {one: " + text + "}}}");
      case "entry" -> scenario(TIMELINE.replace("]", ", " + text + "]") + "expect: []\n");
      case "expected" -> scenario(TIMELINE + "expect:\n  - " + text + "\n");
      default -> throw new IllegalArgumentException(snippet.toString());
    };
  }

  /** Waits need something to follow, and behind an exit nothing does. */
  private static String behind(String step) {
    return step.startsWith("exit:") ? "" : LAST_STEP;
  }

  private static List<Problem> problemsOfBlock(Snippet snippet) {
    String text = snippet.text().replaceFirst("^(#.*\n)+", "");
    if (text.startsWith("scenario:")) {
      return ScenarioReader.read(List.of(new SourceText(snippet.place(), text))).problems();
    }
    if (text.startsWith("segment:") || text.startsWith("policy:") || text.startsWith("plan:")) {
      return alone(text);
    }
    return inCampaign(text.startsWith("campaign:") ? text : completed(text));
  }

  /** Some keys of a campaign, or some steps, with what else a campaign must have. */
  private static String completed(String part) {
    if (part.startsWith("- ")) {
      return CAMPAIGN + TRIGGER + "steps:\n" + part.indent(2) + LAST_STEP;
    }
    return CAMPAIGN
        + (part.contains("trigger:") ? "" : TRIGGER)
        + part
        + (part.contains("steps:") ? "" : STEPS);
  }

  private static List<Problem> scenario(String rest) {
    String text = "scenario: documented\n" + rest;
    return ScenarioReader.read(List.of(new SourceText("scenario", text))).problems();
  }

  private static List<Problem> alone(String text) {
    return Compilation.of(List.of(new SourceText("documented", text))).problems();
  }

  /** A campaign, beside the segments and the policy of the examples. */
  private static List<Problem> inCampaign(String text) {
    List<SourceText> sources = new ArrayList<>();
    sources.add(new SourceText("documented", text));
    for (String shared : List.of("segments.yaml", "policy.yaml")) {
      try {
        String file = "deploy/campaigns/" + shared;
        sources.add(new SourceText(file, Files.readString(RepositoryRoot.path().resolve(file))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Compilation.of(sources).problems();
  }
}
