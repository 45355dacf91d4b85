package io.beckon.engine.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.catalog.Control;
import io.beckon.core.catalog.Hold;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.executable.ExecutablePolicy;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import io.beckon.engine.record.ChangeKind;
import io.beckon.engine.record.Said;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CampaignChangesTest {

  private static final String WELCOME =
      "campaign: welcome\ntrigger: {event: signed_up}\naudience: [{in: loyal}]\n"
          + "steps: [{send: email, template: hello}]\n";

  private static final SourceText LOYAL =
      new SourceText("loyal.yaml", "segment: loyal\nwho: [{in: buyers}]\n");

  private static final SourceText BUYERS =
      new SourceText("buyers.yaml", "segment: buyers\nwho: [{did: order_placed}]\n");

  private final Catalog catalog = new Catalog();
  private final CampaignChanges changes = new CampaignChanges(catalog);
  private int offset;

  @Test
  void aCampaignIsCompiledWithTheSegmentsItUses() {
    assertThat(changes.take(campaign(WELCOME, LOYAL, BUYERS))).isEmpty();

    assertThat(catalog.version("welcome", "v1").audience()).isNotNull();
  }

  /** Journeys are pinned to the version as published, whatever a later build makes of the text. */
  @Test
  void aCampaignIsKnownUnderTheVersionUnderWhichItWasPublished() {
    changes.take(campaign(WELCOME, LOYAL, BUYERS));

    assertThat(catalog.version("welcome", "v1").version()).isEqualTo("v1");
  }

  @Test
  void whatACampaignNeedsAndIsNotThereIsTold() {
    Optional<String> problem = changes.take(campaign(WELCOME, LOYAL));

    assertThat(problem).get().asString().contains("loyal.yaml:2:").contains("`buyers`");
    assertThat(catalog.version("welcome", "v1")).isNull();
    assertThat(changes.bad()).isEqualTo(1);
  }

  /** What else stands in its file may be broken for this build; it is not what this is about. */
  @Test
  void theOthersInItsFileDoNotHoldACampaignBack() {
    String broken = "\n---\ncampaign: other\nsteps: 7\n---\nsegment: odd\nwho: [{in: nobody}]\n";

    assertThat(changes.take(campaign(WELCOME + broken, LOYAL, BUYERS))).isEmpty();
    assertThat(catalog.version("welcome", "v1")).isNotNull();
  }

  @Test
  void aPolicyTakesThePlaceOfTheOneBeforeFromItsInstantOn() {
    assertThat(changes.take(policy("v1", "holdout: 10%", 100))).isEmpty();
    assertThat(changes.take(policy("v2", "holdout: 20%", 200))).isEmpty();

    assertThat(holdout(99)).isEqualTo(0);
    assertThat(holdout(100)).isEqualTo(0.1);
    assertThat(holdout(199)).isEqualTo(0.1);
    assertThat(holdout(200)).isEqualTo(0.2);
    assertThat(changes.bad()).isZero();
  }

  @Test
  void aBrokenPolicyLeavesTheOneBeforeInForce() {
    changes.take(policy("v1", "holdout: 10%", 100));
    CampaignChange broken = policy("v2", "caps: [{per_user: 1, within: 1h, when: profile.}]", 200);

    assertThat(changes.take(broken)).get().asString().contains("policy.yaml:2:");
    assertThat(changes.take(broken)).as("the same each time").isPresent();

    assertThat(holdout(300)).isEqualTo(0.1);
    assertThat(changes.bad()).isEqualTo(1);
  }

  @Test
  void aPlanTakesThePlaceOfTheOneBeforeWhateverItIsCalled() {
    assertThat(changes.take(plan("shop", "v1", "a", 100))).isEmpty();
    assertThat(changes.take(plan("store", "v1", "b", 200))).isEmpty();

    assertThat(catalog.plan(99)).isSameAs(ExecutablePlan.NONE);
    assertThat(catalog.plan(100).id()).isEqualTo("shop");
    assertThat(catalog.plan(200).id()).isEqualTo("store");
  }

  @Test
  void aBrokenPlanLeavesTheOneBeforeInForce() {
    changes.take(plan("shop", "v1", "a", 100));

    assertThat(changes.take(plan("shop", "v2", "{", 200))).isPresent();
    assertThat(changes.take(plan("shop", "v3", "a}, breaks: {x: y", 200))).isPresent();

    assertThat(catalog.plan(300).id()).isEqualTo("shop");
  }

  /** It was held against the plan of its day; one that comes later breaks nothing that runs. */
  @Test
  void aCampaignIsNotHeldAgainstAPlanThatCameLater() {
    changes.take(plan("shop", "v1", "order_placed", 100));
    String unplanned = WELCOME.replace("signed_up", "signed_upp");

    assertThat(changes.take(campaign(unplanned, LOYAL, BUYERS))).isEmpty();
  }

  /** A file may hold everything; a record says which of it is meant. */
  @Test
  void aRecordIsAboutOneThingOfItsFile() {
    String all = WELCOME + "---\n" + LOYAL.text() + "---\n" + BUYERS.text();
    String file = all + "---\npolicy: default\nholdout: 10%\n---\nplan: shop\nevents: {}\n";

    assertThat(changes.take(change(ChangeKind.POLICY, "default", "v1", file, 100))).isEmpty();
    assertThat(holdout(100)).isEqualTo(0.1);
    assertThat(catalog.version("welcome", "v1")).isNull();
    assertThat(catalog.plan(100)).isSameAs(ExecutablePlan.NONE);
    assertThat(changes.take(change(ChangeKind.PLAN, "store", "v1", file, 100)))
        .contains("plan.yaml does not hold the plan store");
  }

  @Test
  void kindsOfOneNameAreToldApart() {
    assertThat(changes.take(policy("v1", "holdout: 10%", 100))).isEmpty();
    assertThat(changes.take(plan("default", "v1", "a", 100))).isEmpty();

    assertThat(catalog.plan(100).id()).isEqualTo("default");
  }

  @Test
  void aCampaignIsPausedResumedEndedAndComesBack() {
    changes.take(campaign(WELCOME, LOYAL, BUYERS));
    changes.take(said(Control.of(Control.Verb.PAUSE, "welcome"), 100));
    changes.take(said(Control.of(Control.Verb.RESUME, "welcome"), 200));
    changes.take(said(Control.of(Control.Verb.END, "welcome"), 300));
    Control back = new Control(Control.Verb.ROLLBACK, "welcome", "v1", Optional.empty());
    assertThat(changes.take(said(back, 400))).isEmpty();

    assertThat(catalog.hold("welcome", 99)).isEqualTo(Hold.NONE);
    assertThat(catalog.hold("welcome", 100)).isEqualTo(Hold.PAUSED);
    assertThat(catalog.hold("welcome", 200)).isEqualTo(Hold.NONE);
    assertThat(catalog.inForce("welcome", 299)).isNotNull();
    assertThat(catalog.inForce("welcome", 300)).isNull();
    assertThat(catalog.inForce("welcome", 400)).isNotNull();
    assertThat(changes.bad()).isZero();
  }

  @Test
  void allAreHaltedAtOnce() {
    changes.take(said(Control.of(Control.Verb.PAUSE, Control.ALL), 100));
    changes.take(said(Control.of(Control.Verb.RESUME, Control.ALL), 200));

    assertThat(catalog.hold("whatever", 100)).isEqualTo(Hold.HALTED);
    assertThat(catalog.hold("whatever", 200)).isEqualTo(Hold.NONE);
    assertThat(changes.take(said(Control.of(Control.Verb.END, Control.ALL), 300))).isPresent();
  }

  /** A restart knows the whole log before the control input repeats it. */
  @Test
  void aWordAboutACampaignThatWasNotThereIsRefusedWheneverItComes() {
    CampaignChange pause = said(Control.of(Control.Verb.PAUSE, "welcome"), 100);
    Control back = new Control(Control.Verb.ROLLBACK, "welcome", "v9", Optional.empty());

    assertThat(changes.take(pause)).contains("no campaign welcome");
    changes.take(campaign(WELCOME, LOYAL, BUYERS));
    assertThat(changes.take(pause)).contains("no campaign welcome");
    assertThat(changes.take(said(back, 100))).contains("no version v9 of campaign welcome");

    assertThat(catalog.hold("welcome", 100)).isEqualTo(Hold.NONE);
    assertThat(changes.bad()).isEqualTo(2);
  }

  /** The second pause is another word, the first one that comes again is not. */
  @Test
  void whatIsSaidAgainChangesNothing() {
    changes.take(campaign(WELCOME, LOYAL, BUYERS));
    CampaignChange pause = said(Control.of(Control.Verb.PAUSE, "welcome"), 100);
    changes.take(pause);
    changes.take(said(Control.of(Control.Verb.RESUME, "welcome"), 100));

    changes.take(pause);
    assertThat(catalog.hold("welcome", 100)).isEqualTo(Hold.NONE);
    changes.take(said(Control.of(Control.Verb.PAUSE, "welcome"), 100));
    assertThat(catalog.hold("welcome", 100)).isEqualTo(Hold.PAUSED);
  }

  private CampaignChange said(Control control, long from) {
    Said said = new Said(control, "" + offset, from, "");
    return new CampaignChange(said, from, 0, offset++);
  }

  private double holdout(long logTime) {
    ExecutablePolicy policy = catalog.policy(logTime);
    return policy.definition().holdout();
  }

  private CampaignChange campaign(String text, SourceText... uses) {
    return new CampaignChange(
        ChangeKind.CAMPAIGN,
        "welcome",
        "v1",
        new SourceText("welcome.yaml", text),
        List.of(uses),
        0,
        0,
        offset++);
  }

  private CampaignChange policy(String version, String keys, long from) {
    return change(ChangeKind.POLICY, "default", version, "policy: default\n" + keys + '\n', from);
  }

  private CampaignChange plan(String id, String version, String event, long from) {
    String text = "plan: " + id + "\nevents: {" + event + ": {properties: {}}}\n";
    return change(ChangeKind.PLAN, id, version, text, from);
  }

  private CampaignChange change(
      ChangeKind kind, String id, String version, String text, long from) {
    SourceText source = new SourceText(kind.word() + ".yaml", text);
    return new CampaignChange(kind, id, version, source, List.of(), from, 0, offset++);
  }

  /** A rollback, or the same file once more: who is under way goes on where the journey stands. */
  @Test
  void aVersionThatIsPublishedAgainIsTheSameProgram() {
    changes.take(campaign(WELCOME, LOYAL, BUYERS));
    ExecutableCampaign first = catalog.version("welcome", "v1");

    changes.take(campaign(WELCOME.replace("hello", "good day"), LOYAL, BUYERS));

    assertThat(catalog.version("welcome", "v1")).isSameAs(first);
  }
}
