package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the keys of a campaign, each by the reader of its part. */
final class CampaignKeys {

  static final Keys KEYS =
      Keys.of(
              "a campaign",
              "campaign",
              "description",
              "owner",
              "category",
              "topic",
              "priority",
              "trigger",
              "per",
              "while_inside",
              "frequency",
              "audience",
              "goal",
              "exit",
              "steps")
          .later("control", "limits", "existing", "in_flight");

  static final Choice<Category> CATEGORY =
      Choice.of(Map.of("marketing", Category.MARKETING, "transactional", Category.TRANSACTIONAL));

  private static final Choice<WhileInside> WHILE_INSIDE =
      Choice.of(Map.of("ignore", WhileInside.IGNORE, "restart", WhileInside.RESTART));

  private CampaignKeys() {}

  /** The campaign, if its parts can be put together; whether it is sound, the problems say. */
  static Optional<Campaign> read(YamlMapping mapping, String version, CampaignIds ids) {
    Optional<YamlValue> name =
        mapping.need("campaign", "begin with an id: `campaign: cart-recovery`");
    Optional<String> id = name.flatMap(Names::campaign);
    id.ifPresent(claimed -> ids.claim(claimed, name.get().span()));
    Optional<String> description = mapping.get("description").flatMap(CampaignKeys::remark);
    Optional<String> owner = mapping.get("owner").flatMap(CampaignKeys::remark);
    Category category = mapping.get("category").flatMap(CATEGORY::read).orElse(Category.MARKETING);
    Optional<String> topic = mapping.get("topic").flatMap(Names::plain);
    int priority =
        mapping
            .get("priority")
            .flatMap(value -> WholeNumber.between(0, 100, value))
            .orElse(Campaign.DEFAULT_PRIORITY);
    Optional<List<Trigger>> triggers =
        mapping
            .need("trigger", "say what starts it: `trigger: {event: order_placed}`")
            .flatMap(TriggerReader::read);
    Optional<String> per = mapping.get("per").flatMap(Names::property);
    WhileInside whileInside =
        mapping.get("while_inside").flatMap(WHILE_INSIDE::read).orElse(WhileInside.IGNORE);
    Frequency frequency =
        mapping.get("frequency").flatMap(FrequencyReader::read).orElse(new Frequency.Once());
    Optional<Clause> audience = mapping.get("audience").flatMap(ClauseReader::read);
    Optional<Goal> goal = mapping.get("goal").flatMap(GoalReader::read);
    List<Exit> exits = mapping.get("exit").flatMap(ExitReader::read).orElse(List.of());
    Optional<List<Step>> steps =
        mapping
            .need("steps", "say what happens: `steps: [{send: email, template: welcome}]`")
            .flatMap(new StepsReader(category, topic)::read);
    if (id.isEmpty() || triggers.isEmpty() || steps.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Campaign(
            id.get(),
            version,
            description,
            owner,
            category,
            topic,
            priority,
            triggers.get(),
            per,
            whileInside,
            frequency,
            new Existing.Skip(),
            0,
            OptionalInt.empty(),
            audience,
            goal,
            exits,
            steps.get(),
            name.get().span()));
  }

  private static Optional<String> remark(YamlValue value) {
    return value.text("text", "write what people should know, or leave it out");
  }
}
