package io.beckon.core.read;

import io.beckon.core.model.Campaign;
import io.beckon.core.model.Category;
import io.beckon.core.model.Clause;
import io.beckon.core.model.Existing;
import io.beckon.core.model.Exit;
import io.beckon.core.model.Frequency;
import io.beckon.core.model.Goal;
import io.beckon.core.model.InFlight;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import io.beckon.core.model.WhileInside;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
          "existing",
          "control",
          "audience",
          "goal",
          "exit",
          "limits",
          "in_flight",
          "steps");

  static final Choice<Category> CATEGORY =
      Choice.of(Map.of("marketing", Category.MARKETING, "transactional", Category.TRANSACTIONAL));

  private static final Choice<WhileInside> WHILE_INSIDE =
      Choice.of(Map.of("ignore", WhileInside.IGNORE, "restart", WhileInside.RESTART));

  private CampaignKeys() {}

  /** The campaign, if its parts can be put together; whether it is sound, the problems say. */
  static Optional<Campaign> read(YamlMapping mapping, String version, Claims campaigns) {
    Optional<YamlValue> name =
        mapping.need("campaign", "begin with an id: `campaign: cart-recovery`");
    Optional<String> id = name.flatMap(Names::campaign);
    id.ifPresent(claimed -> campaigns.claim(claimed, name.get().span()));
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
        mapping
            .get("frequency")
            .flatMap(FrequencyReader::read)
            .orElseGet(() -> EntryChecks.frequency(triggers.orElse(List.of())));
    Existing existing =
        mapping.get("existing").flatMap(ExistingReader::read).orElse(new Existing.Skip());
    double control = mapping.get("control").flatMap(ShareReader::read).orElse(0.0);
    Optional<Clause> audience = mapping.get("audience").flatMap(ClauseReader.OF_JOURNEY::read);
    Optional<Goal> goal = mapping.get("goal").flatMap(GoalReader::read);
    List<Exit> exits = mapping.get("exit").flatMap(ExitReader::read).orElse(List.of());
    LimitsReader limits = LimitsReader.of(mapping.get("limits"));
    InFlight inFlight =
        mapping.get("in_flight").flatMap(InFlightReader::read).orElse(new InFlight.Finish());
    Optional<List<Step>> steps =
        mapping
            .need("steps", "say what happens: `steps: [{send: email, template: welcome}]`")
            .flatMap(new StepsReader(category, topic)::read);
    triggers.ifPresent(some -> EntryChecks.per(per.flatMap(known -> mapping.get("per")), some));
    triggers.ifPresent(some -> EntryChecks.existing(mapping.get("existing"), some));
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
            existing,
            control,
            limits.perUser(),
            limits.perHour(),
            inFlight,
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
