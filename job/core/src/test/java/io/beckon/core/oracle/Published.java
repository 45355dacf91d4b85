package io.beckon.core.oracle;

import io.beckon.core.catalog.Catalog;
import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.compile.PolicyCompiler;
import io.beckon.core.compile.Segments;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problems;
import java.util.ArrayList;
import java.util.List;

/** What the engine makes of what was published. */
final class Published {

  private Published() {}

  static Catalog catalog(World world) {
    Catalog catalog = new Catalog();
    Problems problems = new Problems();
    List<Segment> written = new ArrayList<>();
    world
        .segments()
        .forEach((name, who) -> written.add(new Segment(name, "v1", who, Meanings.span())));
    Segments segments = Segments.compile(written, problems);
    for (World.Published one : world.campaigns()) {
      catalog.publish(
          CampaignCompiler.compile(one.campaign(), segments, problems)
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
