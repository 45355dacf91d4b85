package io.beckon.core.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.plan.ExecutablePlan;
import io.beckon.core.source.SourceText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A campaigns' log, by days from its first one on: day 0 and so on. */
final class Log {

  static final long DAY = Duration.ofDays(1).toMillis();

  private static final long BEGIN = 20_000 * DAY;

  private final List<Published<ExecutableCampaign>> campaigns = new ArrayList<>();
  private final List<Published<ExecutablePlan>> plans = new ArrayList<>();

  static long day(long number) {
    return BEGIN + number * DAY;
  }

  Log campaign(long day, String text) {
    campaigns.add(new Published<>(compiled(text), day(day)));
    return this;
  }

  /** A version of some campaign that asks these clauses. */
  Log asks(long day, String... clauses) {
    return campaign(day, asking("campaign-" + campaigns.size(), clauses));
  }

  /** A tracking plan of these events. */
  Log plan(long day, String events) {
    Compilation compiled = sound("plan: shop\nevents: {" + events + "}\n");
    plans.add(new Published<>(ExecutablePlan.of(compiled.plan().orElseThrow()), day(day)));
    return this;
  }

  List<Published<ExecutableCampaign>> campaigns() {
    return campaigns;
  }

  List<Published<ExecutablePlan>> plans() {
    return plans;
  }

  /** What is known to a campaign from this day on. */
  List<Coverage> of(long day, String campaign) {
    return new KnownHistory(campaigns, plans).of(compiled(campaign), day(day));
  }

  /** What is known of one clause from this day on. */
  Coverage ofClause(long day, String clause) {
    List<Coverage> all = of(day, asking("new", clause));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  static String asking(String id, String... clauses) {
    return "campaign: "
        + id
        + "\ntrigger: {event: visit}\nfrequency: always\naudience:\n  - "
        + String.join("\n  - ", clauses)
        + "\nsteps: [{send: email, template: hello}]\n";
  }

  static ExecutableCampaign compiled(String text) {
    return sound(text).campaigns().get(0);
  }

  private static Compilation sound(String text) {
    Compilation compiled = Compilation.of(List.of(new SourceText("file.yaml", text)));
    assertThat(compiled.problems()).isEmpty();
    return compiled;
  }
}
