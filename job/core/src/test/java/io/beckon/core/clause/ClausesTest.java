package io.beckon.core.clause;

import io.beckon.core.clause.RandomMoments.Moment;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What is kept of history answers every question as all of history would, at every instant, and an
 * answer does not turn before it says so.
 */
class ClausesTest {

  @Property(tries = 500)
  void agree(@ForAll("questions") List<Question> questions, @ForAll("moments") List<Moment> log) {
    assertSame(questions, log);
  }

  @Tag("slow")
  @Property(tries = 20_000)
  void agreeAtLength(
      @ForAll("questions") List<Question> questions, @ForAll("moments") List<Moment> log) {
    assertSame(questions, log);
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return RandomQuestions.questions();
  }

  @Provide
  Arbitrary<List<Moment>> moments() {
    return RandomMoments.moments();
  }

  private static void assertSame(List<Question> questions, List<Moment> log) {
    TwoHistories histories = new TwoHistories(questions);
    log.forEach(histories::apply);
    histories.ask();
    histories.fallSilent();
  }
}
