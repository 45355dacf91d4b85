package io.beckon.template;

import io.beckon.core.source.Problem;
import java.util.List;

/**
 * What became of a folder of templates.
 *
 * @param templates those without a problem, by name
 * @param problems by file, line and column
 */
public record TemplateReading(List<MessageTemplate> templates, List<Problem> problems) {

  public TemplateReading {
    templates = List.copyOf(templates);
    problems = List.copyOf(problems);
  }

  public boolean isSound() {
    return problems.isEmpty();
  }
}
