package io.beckon.engine.user;

import io.beckon.core.compile.CampaignCompiler;
import io.beckon.core.executable.ExecutableCampaign;
import io.beckon.core.model.Campaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.read.Reading;
import io.beckon.core.run.Catalog;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import io.beckon.engine.record.CampaignChange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes the changes of the campaigns' log into a catalog. A change that comes again, by
 * whatever way, changes nothing; nor does one that cannot be read: those before it stay in force.
 */
final class CampaignChanges {

  /** So many problems of a campaign are told; whoever mends those sees the others. */
  private static final int TOLD = 20;

  private final Catalog catalog;
  private final Set<Publication> published = new HashSet<>();
  private final Set<Place> bad = new HashSet<>();

  /** What makes two changes one: the log may be written anew, so its offsets do not. */
  private record Publication(String campaign, String version, long effectiveFrom) {}

  private record Place(int partition, long offset) {}

  CampaignChanges(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Takes a change.
   *
   * @return what is wrong with it; the same each time it comes
   */
  Optional<String> take(CampaignChange change) {
    Publication publication =
        new Publication(change.campaign(), change.version(), change.effectiveFrom());
    if (published.contains(publication)) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    Reading reading = CampaignReader.read(List.of(new SourceText(change.file(), change.text())));
    Optional<ExecutableCampaign> compiled =
        reading.campaigns().stream()
            .filter(campaign -> campaign.id().equals(change.campaign()))
            .findFirst()
            .map(campaign -> asPublished(campaign, change))
            .flatMap(campaign -> CampaignCompiler.compile(campaign, problems));
    if (compiled.isPresent()) {
      catalog.publish(compiled.get(), change.effectiveFrom());
      published.add(publication);
      return Optional.empty();
    }
    bad.add(new Place(change.partition(), change.offset()));
    return Optional.of(problem(change, reading, problems));
  }

  /** How many versions can be run. */
  int versions() {
    return catalog.versionCount();
  }

  /** How many changes of the log could not be taken. */
  int bad() {
    return bad.size();
  }

  /**
   * Journeys are pinned to the version as it was published. A later build may take another
   * fingerprint of the same text, and must find them all the same.
   */
  private static Campaign asPublished(Campaign campaign, CampaignChange change) {
    return campaign.withVersion(change.version());
  }

  private static String problem(CampaignChange change, Reading reading, Problems problems) {
    List<Problem> found = problems.isEmpty() ? reading.problems() : problems.inOrder();
    return found.isEmpty()
        ? change.file() + " does not hold the campaign " + change.campaign()
        : found.stream().limit(TOLD).map(Problem::render).collect(Collectors.joining());
  }
}
