package io.beckon.core.oracle;

import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.run.Catalog;
import io.beckon.core.source.Problems;

/** What the engine makes of what was published. */
final class Published {

  private Published() {}

  static Catalog catalog(World world) {
    Catalog catalog = new Catalog();
    Problems problems = new Problems();
    for (World.Published one : world.campaigns()) {
      catalog.publish(
          CampaignCompiler.compile(one.campaign(), problems)
              .orElseThrow(() -> new IllegalArgumentException(problems.inOrder().toString())),
          one.from());
    }
    for (World.Enacted one : world.policies()) {
      catalog.publish(
          PolicyCompiler.compile(one.policy(), problems)
              .orElseThrow(() -> new IllegalArgumentException(problems.inOrder().toString())),
          one.from());
    }
    return catalog;
  }
}
