package io.beckon.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.Event;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.UserState;
import io.beckon.core.time.TimeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replay knows every campaign from the start, and decides as the live run did. */
class ReplayTest {

  private static final ExecutableCampaign WELCOME =
      compiled(
          """
          campaign: welcome
          trigger: {event: signed_up}
          steps:
            - send: email
              template: welcome
          """);

  /** Live, nobody looked at the first, so it was not remembered; the replay must not either. */
  @Test
  void whatNobodyCaredAboutIsNotRememberedByAReplay() {
    Catalog catalog = new Catalog();
    catalog.publish(WELCOME, 1_000);
    Interpreter replay = new Interpreter(TimeRules.DEFAULT, catalog);
    UserState user = new UserState("ann", new InMemoryUserParts());
    Recorded recorded = new Recorded();

    boolean caredBefore = replay.apply(user, signedUp(999), recorded);
    boolean caredAfter = replay.apply(user, signedUp(1_000), recorded);

    assertThat(caredBefore).isFalse();
    assertThat(caredAfter).isTrue();
    assertThat(recorded.notices).isEmpty();
    assertThat(recorded.effects)
        .filteredOn(JourneyRecord.class::isInstance)
        .extracting(effect -> ((JourneyRecord) effect).decision())
        .containsExactly(Decision.ENTERED, Decision.SENT, Decision.COMPLETED);
  }

  private static LoggedEvent signedUp(long logTime) {
    return new LoggedEvent(
        new Event(Event.Kind.TRACK, "signed_up", "ann", "m-1", 900, Map.of()), logTime, 0);
  }

  private static ExecutableCampaign compiled(String yaml) {
    return CampaignCompiler.compile(
            CampaignReader.read(List.of(new SourceText("welcome.yaml", yaml))).campaigns().get(0),
            Segments.NONE,
            new Problems())
        .orElseThrow();
  }

  private static final class Recorded implements Effects {

    private final List<Effect> effects = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    @Override
    public void emit(Effect effect) {
      effects.add(effect);
    }

    @Override
    public void notice(Notice notice) {
      notices.add(notice);
    }
  }
}
