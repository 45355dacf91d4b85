package io.beckon.core.read;

import io.beckon.core.source.Problems;
import io.beckon.core.source.SourceText;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the files of campaigns, of segments, of a policy and of a tracking plan.
 *
 * <p>A pure function of the texts. It never throws on what an author wrote, whatever that is: each
 * file gives documents, problems, or both, and one broken document hides neither the others nor
 * their problems. A document that has a problem is not in the result, since half of what an author
 * meant is not what the author meant; the same holds for documents that share an id.
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
    DocumentReader documents = new DocumentReader(problems);
    for (SourceText source : sources) {
      Page page = new Page(source, problems);
      for (Node document : YamlDocuments.of(page, DocumentReader.HINT)) {
        documents.read(new YamlValue(page, document, "a document"));
      }
    }
    return documents.reading();
  }
}
