package io.beckon.cli.files;

import io.beckon.core.compile.MessageNames;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Channels;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Step;
import io.beckon.core.source.Nearest;
import io.beckon.core.source.Problem;
import io.beckon.core.source.Problems;
import io.beckon.template.MessageTemplate;
import io.beckon.template.PlannedVocabulary;
import io.beckon.template.TemplateReader;
import io.beckon.template.TemplateReading;
import io.beckon.template.Vocabulary;
import io.beckon.template.Wording;
import io.beckon.template.check.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Templates held against the plan and the campaigns that send them, and these against the
 * templates.
 *
 * @param templates the sound ones among those that are meant
 * @param problems of them, and of campaigns with them
 * @param missing a sentence for each template that a campaign sends and that is not there
 */
public record CheckedTemplates(
    List<MessageTemplate> templates, List<Problem> problems, List<String> missing) {

  /**
   * Checks.
   *
   * @param plan none: only the names of the roots are checked
   * @param campaigns all that are known
   */
  public static CheckedTemplates of(
      TemplateFiles files, Optional<Plan> plan, List<Campaign> campaigns) {
    Vocabulary vocabulary =
        plan.<Vocabulary>map(known -> new PlannedVocabulary(known, campaigns))
            .orElse(Vocabulary.NONE);
    TemplateReading reading = TemplateReader.read(files.files(), vocabulary);
    List<MessageTemplate> meant =
        reading.templates().stream().filter(template -> files.isMeant(template.name())).toList();
    List<Problem> problems = new ArrayList<>(reading.problems());
    Map<String, MessageTemplate> byName = new TreeMap<>();
    reading.templates().forEach(template -> byName.put(template.name(), template));
    List<String> missing = new ArrayList<>();
    if (!files.files().isEmpty()) {
      Problems found = new Problems();
      for (Campaign campaign : campaigns) {
        for (Step.Send send : MessageNames.sends(campaign)) {
          check(send, campaign, byName, vocabulary, found, missing);
        }
      }
      problems.addAll(found.inOrder());
    }
    // A template with a problem is there, and is not said to be missing on top of it.
    return new CheckedTemplates(meant, problems, problems.isEmpty() ? missing : List.of());
  }

  private static void check(
      Step.Send send,
      Campaign campaign,
      Map<String, MessageTemplate> templates,
      Vocabulary vocabulary,
      Problems problems,
      List<String> missing) {
    if (!send.channels().contains(Channels.EMAIL)) {
      return;
    }
    MessageTemplate template = templates.get(send.template());
    if (template == null) {
      missing.add(
          "The campaign "
              + campaign.id()
              + " sends "
              + send.template()
              + ", and there is no such template here"
              + Nearest.of(send.template(), templates.keySet())
                  .map(near -> "; did you mean " + near + "?")
                  .orElse("."));
    } else if (send.category() == Category.MARKETING
        && template.category() == io.beckon.template.Category.TRANSACTIONAL) {
      problems.add(
          send.span(),
          "`" + send.template() + "` goes out as marketing, and its template says `transactional`",
          "say `category: transactional` here, or give the template a link to unsubscribe");
    }
    send.vary()
        .values()
        .forEach(
            texts ->
                texts.values().forEach(text -> check(text, send, template, vocabulary, problems)));
  }

  private static void check(
      String text,
      Step.Send send,
      MessageTemplate template,
      Vocabulary vocabulary,
      Problems problems) {
    Known known = vocabulary.of(send.template());
    Wording.problem(text, known)
        .ifPresent(
            problem ->
                problems.add(send.span(), "in `vary`: " + problem.message(), problem.hint()));
    if (template == null) {
      return;
    }
    for (String pool : Wording.couponPools(text, known)) {
      if (!template.couponPools().contains(pool)) {
        problems.add(
            send.span(),
            "in `vary`: the template asks for no code of the pool `" + pool + "`",
            "write `{{ coupon." + pool + " }}` in the template too");
      }
    }
  }
}
