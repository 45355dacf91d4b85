package io.beckon.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.event.Event;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What must never happen, whatever the campaigns, the policies and the log. */
class InvariantsTest {

  private static final int TRIES = 500;

  @Property(tries = TRIES)
  void hold(@ForAll("cases") Case one) {
    Observed.run(one, new Invariants(one));
  }

  @Tag("slow")
  @Property(tries = 10 * TRIES)
  void holdAtLength(@ForAll("cases") Case one) {
    Observed.run(one, new Invariants(one));
  }

  @Provide
  Arbitrary<Case> cases() {
    return Case.cases().map(Case::fromTheBeginning).map(Case::remembering);
  }

  /** All of them at once, over one user's story. */
  private static final class Invariants implements Observed.Witness {

    private final Case one;
    private final List<SendCommand> counted = new ArrayList<>();
    private final Map<String, SendCommand> sent = new HashMap<>();
    private final Map<String, Integer> ofCampaign = new HashMap<>();
    private final Map<String, Long> lastStarts = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> calledBack = new HashSet<>();
    private SendCommand unrecorded;
    private CancelCommand unrecordedCancel;
    private long clock = Long.MIN_VALUE;

    Invariants(Case one) {
      this.one = one;
    }

    @Override
    public void saw(Effect effect, NaiveUser known, Event cause) {
      if (effect instanceof SendCommand send) {
        known.clock = send.decidedAt();
        ofACampaignThatIsNotHeld(send.campaign(), send.decidedAt());
        toOneWhoMayGetIt(send, known);
        inTime(send, known);
        onceForAStepOfAJourney(send);
        withinCapsAndLimits(send, known);
        unrecorded = send;
      } else if (effect instanceof JourneyRecord record) {
        inOrder(record);
        asRecorded(record);
        entersAsOftenAsItMay(record, cause);
      } else if (effect instanceof CancelCommand cancel) {
        callsBackWhatMayStillBeThere(cancel);
        unrecordedCancel = cancel;
      } else if (effect instanceof EmittedEvent emitted) {
        assertThat(emitted.decidedAt()).isGreaterThanOrEqualTo(one.rules().sendFrom());
      }
    }

    private void ofACampaignThatIsNotHeld(String campaign, long logTime) {
      assertThat(one.world().hold(campaign, logTime)).as("held: %s", campaign).isEmpty();
    }

    /** With consent, not suppressed, neither held out nor of the control group. */
    private void toOneWhoMayGetIt(SendCommand send, NaiveUser known) {
      Policy policy = known.policy();
      Campaign campaign = Observed.campaign(one.world(), send.campaign(), send.version());
      assertThat(Chance.isControl(campaign.control(), campaign.id(), one.user()))
          .as("a ghost sends %s", send)
          .isFalse();
      if (send.channel().equals("call")) {
        return;
      }
      NaiveContact contact = new NaiveContact(known);
      assertThat(contact.suppressed(send.channel())).as("suppressed: %s", send).isFalse();
      if (send.category() == Category.MARKETING) {
        assertThat(contact.consentsTo(send.channel(), policy)).as("consent: %s", send).isTrue();
        assertThat(!send.topic().isEmpty() && contact.switchedOff(send.topic()))
            .as("topic: %s", send)
            .isFalse();
        assertThat(contact.inSunset() && !policy.sunsetTopics().contains(send.topic()))
            .as("sunset: %s", send)
            .isFalse();
        assertThat(Chance.isHeldOut(policy.holdout(), one.user())).as("%s", send).isFalse();
      }
    }

    private void inTime(SendCommand send, NaiveUser known) {
      assertThat(send.decidedAt()).isGreaterThanOrEqualTo(one.rules().sendFrom());
      assertThat(send.decidedAt()).isLessThanOrEqualTo(send.expiresAt());
      Optional<Policy.QuietHours> quiet =
          known.policy().quietHours().filter(hours -> isAbout(hours, send));
      if (quiet.isPresent() && isGuarded(send, known)) {
        assertThat(NaiveGuards.isQuiet(quiet.get(), send.decidedAt(), new NaiveDates(known).zone()))
            .as("quiet hours: %s", send)
            .isFalse();
      }
    }

    private static boolean isAbout(Policy.QuietHours hours, SendCommand send) {
      return hours.channels().isEmpty() || hours.channels().contains(send.channel());
    }

    /** Whether caps and quiet hours have to do with it. */
    private boolean isGuarded(SendCommand send, NaiveUser known) {
      return send.category() == Category.MARKETING
          && !send.channel().equals("call")
          && !known.policy().testUsers().contains(one.user());
    }

    private void onceForAStepOfAJourney(SendCommand send) {
      assertThat(gone)
          .as("sent by a journey that is gone: %s", send)
          .doesNotContain(send.journeyId());
      assertThat(sent.put(send.commandId(), send)).as("sent before").isNull();
    }

    private void withinCapsAndLimits(SendCommand send, NaiveUser known) {
      if (send.channel().equals("call") || known.policy().testUsers().contains(one.user())) {
        return;
      }
      int soFar = ofCampaign.merge(send.campaign(), 1, Integer::sum);
      Campaign campaign = Observed.campaign(one.world(), send.campaign(), send.version());
      assertThat(soFar).isLessThanOrEqualTo(campaign.perUserLimit().orElse(Integer.MAX_VALUE));
      if (!isGuarded(send, known)) {
        return;
      }
      counted.add(send);
      for (Policy.Cap cap : known.policy().caps()) {
        boolean holds =
            known.holds(cap.when(), Roots.ofProfile(known.log.profile()))
                && cap.channel().map(send.channel()::equals).orElse(true);
        if (holds) {
          assertThat(inWindow(cap, send.decidedAt()))
              .as("%s", cap)
              .isLessThanOrEqualTo(cap.perUser());
        }
      }
    }

    private long inWindow(Policy.Cap cap, long now) {
      return counted.stream()
          .filter(other -> cap.channel().map(other.channel()::equals).orElse(true))
          .filter(other -> other.decidedAt() > now - cap.within().toMillis())
          .count();
    }

    private void inOrder(JourneyRecord record) {
      assertThat(record.decidedAt()).isGreaterThanOrEqualTo(clock);
      clock = record.decidedAt();
    }

    /** Each command has its record, which follows it at once, and each such record its command. */
    private void asRecorded(JourneyRecord record) {
      assertThat(record.decision() == Decision.SENT).isEqualTo(unrecorded != null);
      if (unrecorded != null) {
        assertThat(record.journeyId()).isEqualTo(unrecorded.journeyId());
        assertThat(record.step()).isEqualTo(unrecorded.step());
        unrecorded = null;
      }
      assertThat(record.decision() == Decision.CALLED_BACK).isEqualTo(unrecordedCancel != null);
      if (unrecordedCancel != null) {
        assertThat(record.journeyId()).isEqualTo(unrecordedCancel.journeyId());
        assertThat(record.version()).isEqualTo(unrecordedCancel.version());
        assertThat(record.step()).isEqualTo(unrecordedCancel.step());
        assertThat(record.reason()).isEqualTo(unrecordedCancel.reason());
        unrecordedCancel = null;
      }
    }

    private void entersAsOftenAsItMay(JourneyRecord record, Event cause) {
      boolean entered = record.decision() == Decision.ENTERED;
      if (entered || record.decision() == Decision.RESTARTED) {
        ofACampaignThatIsNotHeld(record.campaign(), record.decidedAt());
        Campaign campaign = Observed.campaign(one.world(), record.campaign(), record.version());
        Map<String, Object> properties = cause == null ? Map.of() : cause.properties();
        String door = campaign.id() + "/" + NaiveJourney.per(campaign, properties);
        Long last = lastStarts.get(door);
        if (entered && last != null) {
          assertThat(campaign.frequency()).isNotInstanceOf(Frequency.Once.class);
          if (campaign.frequency() instanceof Frequency.AtMostEvery every) {
            assertThat(record.dueAt() - last).isGreaterThanOrEqualTo(every.interval().toMillis());
          }
        }
        lastStarts.merge(door, record.dueAt(), Math::max);
      } else if (record.decision() == Decision.EXITED || record.decision() == Decision.COMPLETED) {
        gone.add(record.journeyId());
      }
    }

    private void callsBackWhatMayStillBeThere(CancelCommand cancel) {
      SendCommand send = sent.get(cancel.commandId());
      assertThat(send).as("what %s calls back", cancel).isNotNull();
      assertThat(send.expiresAt()).isGreaterThan(cancel.decidedAt());
      assertThat(calledBack.add(cancel.commandId())).isTrue();
    }
  }
}
