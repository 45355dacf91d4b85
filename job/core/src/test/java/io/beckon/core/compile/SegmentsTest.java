package io.beckon.core.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Reach;
import io.beckon.core.model.Since;
import io.beckon.core.model.Times;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Segments: who may use which, and what cannot be asked in them. */
class SegmentsTest {

  private static final String CAMPAIGN =
      """
      campaign: shop
      trigger: {event: cart}
      audience: [{in: big}]
      steps: [{send: email, template: first}]
      """;

  @Test
  void anUnknownSegmentIsToldWithTheOneThatWasMeant() {
    problems(CAMPAIGN, "segment: bigg\nwho: [{did: order}]")
        .say("unknown segment `big`: did you mean `bigg`?");
  }

  @Test
  void whereThereAreNoneItIsSaidHowToWriteOne() {
    problems(CAMPAIGN)
        .say("unknown segment `big`: a segment stands beside the campaigns: `segment: big`");
  }

  @Test
  void aCircleIsOneProblem() {
    problems(
            "segment: a\nwho: [{in: b}]",
            "segment: b\nwho: [{not: {in: c}}]",
            "segment: c\nwho: [{in: a}]")
        .say("segment `a` comes to use itself: a -> b -> c -> a: take it out of one of them");
  }

  @Test
  void whoUsesABrokenOneIsTold() {
    problems(CAMPAIGN, "segment: big\nwho: [{in: buyers}]")
        .say(
            "segment `big` has a problem and cannot be asked: mend it first",
            "unknown segment `buyers`: a segment stands beside the campaigns: `segment: buyers`");
  }

  @Test
  void aSegmentKnowsNoJourney() {
    problems("segment: a\nwho: ['trigger.price > 5']")
        .say("`trigger` is not known here, only `profile`: ");
    problems("segment: a\nwho: ['journey.percent > 5']")
        .say("`journey` is not known here, only `profile`: ");
  }

  @Test
  void whoeverAsksOutsideOfAJourneyCannotAskSinceItsStart() {
    Problems problems = new Problems();
    Span span = new Span(new SourceText("shop.yaml", ""), 1, 1, 1);

    ClauseCompiler.ofUser(problems, Segments.NONE)
        .compile(
            new Clause.Did(
                "order", Optional.empty(), Reach.since(Since.LAST_SEND), Times.ONCE, span));

    assertThat(problems.inOrder())
        .extracting(Problem::message)
        .containsExactly("`since: last_send` asks about a journey, and there is none here");
  }

  @Test
  void segmentsThatMultiplyAreRefused() {
    String[] doubling =
        IntStream.rangeClosed(0, 10)
            .mapToObj(
                i ->
                    i == 0
                        ? "segment: s0\nwho: [{did: order}]"
                        : "segment: s%d\nwho: [{in: s%d}, {in: s%d}]".formatted(i, i - 1, i - 1))
            .toArray(String[]::new);

    problems(doubling)
        .say(
            "segment `s9` asks more than 1000 questions, with those of the segments it uses:"
                + " use fewer segments in it",
            "segment `s9` has a problem and cannot be asked: mend it first",
            "segment `s9` has a problem and cannot be asked: mend it first");
  }

  @Test
  void aCampaignsVersionCoversTheSegmentsThatItUsesAndNoOthers() {
    String uses = CAMPAIGN;
    String big = "segment: big\nwho: [{in: buyers}]";
    String buyers = "segment: buyers\nwho: [{did: order}]";
    String other = "segment: other\nwho: [{did: visit}]";

    String version = version(uses, big, buyers, other);

    assertThat(version(other, buyers, big, uses)).isEqualTo(version);
    assertThat(version(uses, big, buyers)).isEqualTo(version);
    assertThat(version(uses, big, buyers.replace("order", "purchase"))).isNotEqualTo(version);
    assertThat(version(uses, big.replace("[{in: buyers}]", "[{did: order}]"), buyers))
        .isNotEqualTo(version);
  }

  @Test
  void aSegmentIsUsedWhereverACampaignAsks() {
    String campaign =
        """
        campaign: shop
        trigger: [{event: cart}, {enters: s1}]
        audience: [{not: {any: [{in: s2}]}}]
        exit: [{in: s3}]
        steps:
          - {send: email, template: first, when: {in: s4}}
          - branch:
              - when: {in: s5}
                steps: [{send: email, template: second, when: {all: [{in: s6}]}}]
          - wait_for: {event: order, within: 1d}
            then: [{send: email, template: third, when: {in: s7}}]
        """;
    StringBuilder text = new StringBuilder(campaign);
    IntStream.rangeClosed(1, 8)
        .forEach(i -> text.append("---\nsegment: s").append(i).append("\nwho: [{did: order}]\n"));
    Compilation compiled = compile(text.toString());

    assertThat(compiled.problems()).isEmpty();
    assertThat(compiled.segments().get("shop"))
        .extracting(segment -> segment.id())
        .containsExactly("s1", "s2", "s3", "s4", "s5", "s6", "s7");
  }

  private record Said(List<String> lines) {
    void say(String... expected) {
      assertThat(lines).containsExactly(expected);
    }
  }

  private static Said problems(String... documents) {
    return new Said(
        compile(documents).problems().stream()
            .map(problem -> problem.message() + ": " + problem.hint())
            .toList());
  }

  private static String version(String... documents) {
    Compilation compiled = compile(documents);
    assertThat(compiled.problems()).extracting(Problem::message).isEmpty();
    return compiled.campaigns().get(0).version();
  }

  private static Compilation compile(String... documents) {
    String text = List.of(documents).stream().collect(Collectors.joining("\n---\n"));
    return Compilation.of(List.of(new SourceText("shop.yaml", text)));
  }
}
