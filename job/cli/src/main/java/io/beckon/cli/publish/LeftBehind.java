package io.beckon.cli.publish;

import io.beckon.cli.campaigns.PublishedVersions;
import io.beckon.core.compile.Compilation;
import io.beckon.core.model.Segment;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Campaigns that were published with a segment which says something else now, and that are not
 * among the files at hand: they stay with what the segment said. They may be those of another team,
 * whose segment only has the same name, so that nobody but their author can say what is meant.
 */
final class LeftBehind {

  private LeftBehind() {}

  /** A sentence for each, by campaign. */
  static List<String> by(List<SourceText> files, Compilation given, PublishedVersions published) {
    Map<String, String> versions =
        CampaignReader.read(files).segments().stream()
            .collect(Collectors.toMap(Segment::id, Segment::version));
    if (versions.isEmpty()) {
      return List.of();
    }
    Set<String> ids =
        given.campaigns().stream().map(campaign -> campaign.id()).collect(Collectors.toSet());
    List<String> told = new ArrayList<>();
    for (CampaignChange campaign : published.campaigns()) {
      if (!ids.contains(campaign.id())) {
        changed(campaign, versions)
            .forEach(
                segment ->
                    told.add(
                        "The campaign "
                            + campaign.id()
                            + " was published with another segment "
                            + segment
                            + ", and keeps it; name its file too to publish it with this one."));
      }
    }
    return told;
  }

  private static List<String> changed(CampaignChange campaign, Map<String, String> versions) {
    List<SourceText> files = new ArrayList<>(campaign.uses());
    files.add(campaign.source());
    return Compilation.of(files).segments().getOrDefault(campaign.id(), List.of()).stream()
        .filter(
            segment ->
                !segment.version().equals(versions.getOrDefault(segment.id(), segment.version())))
        .map(Segment::id)
        .toList();
  }
}
