package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads campaign files.
 *
 * <p>A pure function of the texts. It never throws on what an author wrote, whatever that is: each
 * file gives campaigns, problems, or both, and one broken campaign hides neither the others nor
 * their problems. A campaign that has a problem is not in the result, since half of what an author
 * meant is not what the author meant; the same holds for campaigns that share an id.
 *
 * <p>Expressions are read as text and not compiled; what YAML does to them on the way is found
 * here.
 */
public final class CampaignReader {

  private CampaignReader() {}

  /**
   * @param sources files, each with one or more YAML documents; names in problems are theirs
   */
  public static Reading read(List<SourceText> sources) {
    Problems problems = new Problems();
    CampaignIds ids = new CampaignIds(problems);
    DocumentReader documents = new DocumentReader(ids);
    List<Campaign> campaigns = new ArrayList<>();
    for (SourceText source : sources) {
      Page page = new Page(source, problems);
      for (Node document : YamlDocuments.of(page, DocumentReader.HINT)) {
        documents.read(new YamlValue(page, document, "a document")).ifPresent(campaigns::add);
      }
    }
    campaigns.removeIf(campaign -> ids.isShared(campaign.id()));
    return new Reading(
        campaigns, List.of(), Optional.empty(), documents.plan(), problems.inOrder());
  }
}
