package io.beckon.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.SequenceTrigger;
import io.beckon.core.source.SourceText;
import java.util.List;

/** Sequences as authors write them. */
final class Written {

  private Written() {}

  static SequenceTrigger sequence(String trigger) {
    String campaign =
        "campaign: c\ntrigger: " + trigger + "\nsteps: [{send: email, template: hello}]\n";
    Compilation compiled = Compilation.of(List.of(new SourceText("campaign.yaml", campaign)));
    assertThat(compiled.problems()).as(trigger).isEmpty();
    return (SequenceTrigger) compiled.campaigns().get(0).triggers().get(0);
  }
}
