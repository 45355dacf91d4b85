package io.beckon.core.read;

import io.beckon.core.model.Clause;
import io.beckon.core.model.Segment;
import io.beckon.core.source.Problems;
import java.util.Optional;

/** Reads the keys of a segment. */
final class SegmentKeys {

  static final Keys KEYS = Keys.of("a segment", "segment", "who");

  private SegmentKeys() {}

  /** The segment, if its parts can be put together; whether it is sound, the problems say. */
  static Optional<Segment> read(
      YamlMapping mapping, String version, Claims segments, Problems problems) {
    Optional<YamlValue> name = mapping.need("segment", "begin with a name: `segment: high-value`");
    Optional<String> id = name.flatMap(Names::segment);
    id.ifPresent(claimed -> segments.claim(claimed, name.get().span()));
    Optional<Clause> who =
        mapping
            .want("who", "who is in it: `who: {did: order_placed, within: 90d}`")
            .flatMap(ClauseReader.OF_SEGMENT::read);
    if (id.isEmpty() || who.isEmpty()) {
      return Optional.empty();
    }
    Memberships.of(who.get())
        .filter(in -> in.segment().equals(id.get()))
        .forEach(
            in ->
                problems.add(
                    in.span(),
                    "the segment `" + id.get() + "` asks whether the user is in it already",
                    "remove this clause, or name another segment"));
    return Optional.of(new Segment(id.get(), version, who.get(), name.get().span()));
  }
}
