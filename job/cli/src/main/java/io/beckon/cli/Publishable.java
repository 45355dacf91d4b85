package io.beckon.cli;

import io.beckon.core.compile.Compilation;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.ChangeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is published under a version of its own. A segment is not: it goes with the
 * campaigns that use it, whose versions it is part of.
 *
 * @param kind what it is
 * @param id of the campaign; the name of the policy or plan
 * @param version fingerprint
 * @param source the file that holds it
 * @param uses the other files whose segments it uses
 */
public record Publishable(
    ChangeKind kind, String id, String version, SourceText source, List<SourceText> uses) {

  public Publishable {
    uses = List.copyOf(uses);
  }

  /** All that is among files without a problem. */
  public static List<Publishable> among(Compilation compilation) {
    List<Publishable> found = new ArrayList<>();
    for (ExecutableCampaign campaign : compilation.campaigns()) {
      found.add(
          new Publishable(
              ChangeKind.CAMPAIGN,
              campaign.id(),
              campaign.version(),
              campaign.definition().span().source(),
              List.of()));
    }
    return found;
  }

  /** The key of its record. */
  String key() {
    return kind.key(id, version);
  }

  /** For people: {@code cart-recovery}, {@code policy default}. */
  String title() {
    return kind.line(id);
  }
}
