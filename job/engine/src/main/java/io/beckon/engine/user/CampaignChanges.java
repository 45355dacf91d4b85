package io.beckon.engine.user;

import io.beckon.core.catalog.Catalog;
import io.beckon.engine.record.CampaignChange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Publishes the changes of the campaigns' log into a catalog. A change that comes again, by
 * whatever way, changes nothing; nor does one that cannot be read: those before it stay in force.
 */
public final class CampaignChanges {

  private final Catalog catalog;
  private final ChangeCompiler compiler;
  private final Set<Publication> published = new HashSet<>();
  private final Set<Place> bad = new HashSet<>();

  /** What makes two changes one: the log may be written anew, so its offsets do not. */
  private record Publication(String key, long effectiveFrom) {}

  private record Place(int partition, long offset) {}

  public CampaignChanges(Catalog catalog) {
    this.catalog = catalog;
    this.compiler = new ChangeCompiler(catalog);
  }

  /**
   * Takes a change.
   *
   * @return what is wrong with it; the same each time it comes
   */
  public Optional<String> take(CampaignChange change) {
    Publication publication = new Publication(change.key(), change.effectiveFrom());
    if (published.contains(publication)) {
      return Optional.empty();
    }
    Optional<String> problem = compiler.publish(change);
    if (problem.isEmpty()) {
      published.add(publication);
    } else {
      bad.add(new Place(change.partition(), change.offset()));
    }
    return problem;
  }

  /** How many versions of campaigns can be run. */
  int versions() {
    return catalog.versionCount();
  }

  /** How many changes of the log could not be taken. */
  int bad() {
    return bad.size();
  }
}
