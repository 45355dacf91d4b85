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
    change(catalog, world.changes());
    return catalog;
  }

  private static void change(Catalog catalog, List<World.Change> changes) {
    for (World.Change change : changes) {
      boolean known = true;
      if (change instanceof World.End end) {
        known = catalog.end(end.campaign(), end.inFlight(), end.from());
      } else if (change instanceof World.RollBack back) {
        known = catalog.rollBack(back.campaign(), back.version(), back.inFlight(), back.from());
      } else if (change instanceof World.Held held && held.campaign().equals(World.ALL)) {
        catalog.halt(held.held(), held.from());
      } else if (change instanceof World.Held held) {
        known = catalog.pause(held.campaign(), held.held(), held.from());
      }
      if (!known) {
        throw new IllegalArgumentException("Unknown: " + change);
      }
    }
  }
}
