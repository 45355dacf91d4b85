package io.beckon.cli.preview;

import io.beckon.cli.files.CampaignFiles;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.SendCommand;
import io.beckon.core.model.Channels;
import io.beckon.core.read.ScenarioReader;
import io.beckon.core.read.ScenarioReading;
import io.beckon.core.scenario.Editions;
import io.beckon.core.scenario.Scenario;
import io.beckon.core.scenario.ScenarioRun;
import io.beckon.core.source.Problem;
import io.beckon.core.source.SourceText;
import io.beckon.sequence.HostedSequences;
import io.beckon.template.MergeData;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The mails that a scenario's users get, with the very data that their send commands carry.
 *
 * @param messages in the order decided
 * @param problems of the scenario and of the campaigns beside it
 */
record ScenarioMessages(List<Message> messages, List<Problem> problems) {

  /**
   * A mail.
   *
   * @param template name of its template
   * @param name for its files: {@code cart-first.ann}
   * @param data what the command carries, but for codes
   */
  record Message(String template, String name, MergeData data) {}

  static ScenarioMessages of(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    List<SourceText> sources = new ArrayList<>(CampaignFiles.campaignsBeside(folder));
    sources.addAll(CampaignFiles.sharedAbove(folder));
    Editions campaigns = Editions.of(sources);
    ScenarioReading reading = ScenarioReader.read(List.of(CampaignFiles.read(file)));
    List<Problem> problems = new ArrayList<>(campaigns.problems());
    problems.addAll(reading.problems());
    if (!problems.isEmpty()) {
      return new ScenarioMessages(List.of(), problems);
    }
    List<Message> messages = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Scenario scenario : reading.scenarios()) {
      problems.addAll(campaigns.missing(scenario));
      if (problems.isEmpty()) {
        ScenarioRun.of(scenario, campaigns, new HostedSequences())
            .forEach(effect -> add(effect, zone(campaigns), counts, messages));
      }
    }
    return new ScenarioMessages(messages, problems);
  }

  private static ZoneId zone(Editions campaigns) {
    return campaigns
        .first()
        .policy()
        .map(policy -> policy.definition().timezone())
        .orElse(ZoneId.of("UTC"));
  }

  private static void add(
      Effect effect, ZoneId zone, Map<String, Integer> counts, List<Message> messages) {
    if (effect instanceof SendCommand command && command.channel().equals(Channels.EMAIL)) {
      String name = command.template() + "." + command.userId().replaceAll("[^\\w.-]", "_");
      int count = counts.merge(name, 1, Integer::sum);
      MergeData data =
          new MergeData(
              command.profile(),
              command.trigger(),
              command.matched(),
              command.values(),
              command.variants(),
              command.vary(),
              Map.of(
                  "id", command.campaign(), "version", command.version(), "step", command.step()),
              Map.of(),
              Instant.ofEpochMilli(command.decidedAt()),
              zone);
      messages.add(new Message(command.template(), count == 1 ? name : name + "-" + count, data));
    }
  }
}
