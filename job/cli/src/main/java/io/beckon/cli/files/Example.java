package io.beckon.cli.files;

import io.beckon.cli.terminal.Failure;
import io.beckon.core.model.Campaign;
import io.beckon.core.read.CampaignReader;
import io.beckon.core.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example campaign with what lies around it.
 *
 * @param name of its folder
 * @param files that lie in the folder, scenarios included, by their names there
 * @param shared files of all examples: segments, the policy, the plan
 */
record Example(String name, List<SourceText> files, List<SourceText> shared) {

  /** Where campaigns and scenarios say which campaign they mean. */
  private static final String KEYS =
      "campaign|entered|restarted|already_inside|not_qualified|completed";

  Example {
    files = List.copyOf(files);
    shared = List.copyOf(shared);
  }

  /** The campaign that the folder is about; others there go with it. */
  Campaign campaign() {
    List<Campaign> campaigns = CampaignReader.read(campaignFiles()).campaigns();
    return campaigns.stream()
        .filter(campaign -> campaign.id().equals(name))
        .findFirst()
        .or(() -> campaigns.stream().findFirst())
        .orElseThrow(() -> new Failure("The example " + name + " holds no sound campaign."));
  }

  private List<SourceText> campaignFiles() {
    return files.stream().filter(file -> !CampaignFiles.isScenario(file.name())).toList();
  }

  /**
   * The same with another id of its campaign, in scenarios too. Templates and steps keep their
   * names.
   */
  Example withId(String id) {
    String old = Pattern.quote(campaign().id());
    Pattern said =
        Pattern.compile("\\b((?:" + KEYS + ")\\s*:\\s*)([\"']?)" + old + "\\2(?=[\\s,}]|$)");
    Pattern published = Pattern.compile("(\\bpublished\\s*:\\s*\\{[^}]*?)\\b" + old + "(?=\\s*:)");
    String instead = "$1" + Matcher.quoteReplacement(id);
    // A name with a team has a colon, which a key bears in quotes only.
    String key = id.contains(":") ? "$1\"" + Matcher.quoteReplacement(id) + '"' : instead;
    return new Example(
        name,
        files.stream()
            .map(
                file -> {
                  String renamed = said.matcher(file.text()).replaceAll(instead);
                  return new SourceText(file.name(), published.matcher(renamed).replaceAll(key));
                })
            .toList(),
        shared);
  }

  Optional<String> description() {
    return campaign().description();
  }
}
