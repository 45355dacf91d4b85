package io.beckon.core.compile;

import io.beckon.core.expression.Shape;
import io.beckon.core.expression.Shape.Fields;
import io.beckon.core.expression.Type;
import io.beckon.core.model.Campaign;
import io.beckon.core.model.Plan;
import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.PlannedEvent;
import io.beckon.core.model.Setting;
import io.beckon.core.model.Step;
import io.beckon.core.model.Trigger;
import io.beckon.core.plan.BuiltIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known, by a tracking plan and by the campaigns beside it, of the values that expressions
 * look at.
 */
final class Types {

  private final Plan plan;
  private final Map<String, String> spellings = new LinkedHashMap<>();

  /** Events that campaigns put into the log. */
  private final Set<String> emitted = new TreeSet<>();

  private final Fields profile;

  Types(Plan plan, List<Campaign> campaigns) {
    this.plan = plan;
    for (PlannedEvent event : plan.events().values()) {
      event.also().forEach(spelling -> spellings.put(spelling, event.name()));
    }
    Map<String, Shape> attributes = shapes("profile", plan.profile());
    BuiltIn.attributes().forEach(name -> attributes.putIfAbsent(name, Shape.ANY));
    for (Campaign campaign : campaigns) {
      StepContents steps = StepContents.of(campaign.steps());
      steps.emitted().stream().map(Step.Emit::event).forEach(emitted::add);
      settings(steps, Setting.Target.PROFILE)
          .forEach(setting -> attributes.putIfAbsent(topLevel(setting.name()), Shape.ANY));
    }
    this.profile =
        new Fields(
            "is no attribute in the `profile` of the tracking plan",
            attributes,
            plan.profile().isEmpty());
  }

  /** Whether events of this name can come. */
  boolean knows(String event) {
    return plan.events().containsKey(event)
        || BuiltIn.eventProperties().containsKey(event)
        || emitted.contains(event);
  }

  /** The event that another spelling of the plan stands for. */
  Optional<String> meaning(String spelling) {
    return Optional.ofNullable(spellings.get(spelling));
  }

  /** Names to choose from, those of the plan first. */
  List<String> eventNames() {
    List<String> names = new ArrayList<>(plan.events().keySet());
    names.addAll(emitted);
    names.addAll(BuiltIn.eventProperties().keySet());
    return names;
  }

  /** The properties of an event. */
  Fields event(String name) {
    PlannedEvent planned = plan.events().get(name);
    Map<String, Field> builtIn = BuiltIn.eventProperties().getOrDefault(name, Map.of());
    Map<String, Shape> known = shapes(name, builtIn);
    if (planned != null) {
      known.putAll(shapes(name, planned.properties()));
    }
    boolean open =
        planned == null
            ? builtIn.isEmpty() || BuiltIn.isOpen(name)
            : planned.properties().isEmpty() && builtIn.isEmpty();
    return new Fields("is no property of `" + name + "`", known, open);
  }

  /** The properties of what happens to an item, and in `seen` those of the watching event. */
  Fields item(Trigger.OnItem trigger) {
    Fields item = event(trigger.event());
    Map<String, Shape> known = new LinkedHashMap<>(item.known());
    String seen = trigger.watch().event();
    known.put("seen", knows(seen) ? Shape.mapOf(event(seen)) : Shape.ANY);
    return new Fields(item.missing(), known, item.open());
  }

  /** The attributes of users. */
  Fields profile() {
    return profile;
  }

  /** The properties of what starts a journey: any of the campaign's triggers. */
  Fields trigger(Campaign campaign) {
    Fields all = new Fields("", Map.of(), false);
    List<String> events = new ArrayList<>();
    for (Trigger trigger : campaign.triggers()) {
      TriggerFields fields = trigger.accept(new OfTrigger());
      all = all.either(fields.fields);
      fields.event.filter(event -> !events.contains(event)).ifPresent(events::add);
    }
    String missing =
        events.isEmpty()
            ? "is not known of what starts this campaign"
            : "is no property of `" + String.join("` or `", events) + "`";
    return new Fields(missing, all.known(), all.open());
  }

  /** The events that a campaign's sequences match, by the names of their steps. */
  Fields matched(Campaign campaign) {
    return SequenceNames.fields(campaign, this::shapeOf);
  }

  /** The events that are matched before a step of a sequence. */
  Fields matchedBefore(Trigger.OnSequence trigger, int step) {
    return SequenceNames.before(trigger, step, this::shapeOf);
  }

  private Shape shapeOf(String event) {
    return Shape.mapOf(knows(event) ? event(event) : null);
  }

  /** The values that a campaign sets on the way of a journey. */
  Fields journey(Campaign campaign) {
    Map<String, Shape> known = new LinkedHashMap<>();
    for (Setting setting : settings(StepContents.of(campaign.steps()), Setting.Target.JOURNEY)) {
      known.merge(topLevel(setting.name()), shape(setting), Shape::either);
    }
    return new Fields("is set nowhere in this campaign", known, false);
  }

  private static List<Setting> settings(StepContents steps, Setting.Target target) {
    return steps.settings().stream().filter(setting -> setting.target() == target).toList();
  }

  private static String topLevel(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static Shape shape(Setting setting) {
    return setting.value() instanceof Setting.Given given
            && given.value() != null
            && !setting.name().contains(".")
        ? Shape.of(Type.of(given.value()))
        : Shape.ANY;
  }

  private static Map<String, Shape> shapes(String holder, Map<String, Field> fields) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    fields.forEach((name, field) -> shapes.put(name, shape(name, field)));
    return shapes;
  }

  private static Shape shape(String name, Field field) {
    Shape shape = shape(name, field.type());
    return field.allowed().isEmpty()
        ? shape
        : new Shape(shape.types(), field.allowed(), shape.item(), shape.fields());
  }

  private static Shape shape(String name, Plan.Type type) {
    if (type instanceof Plan.ListOf list) {
      return Shape.listOf(shape("an item of `" + name + "`", list.item()));
    }
    if (type instanceof Plan.MapOf map) {
      String holder = name.startsWith("an item") ? name : "`" + name + "`";
      return Shape.mapOf(
          map.fields().isEmpty()
              ? null
              : new Fields("is no field of " + holder, shapes(name, map.fields()), false));
    }
    return switch ((Plan.Scalar) type) {
      case STRING, DATE, TIMESTAMP -> Shape.of(Type.TEXT, List.of());
      case NUMBER, INTEGER -> Shape.of(Type.NUMBER, List.of());
      case BOOLEAN -> Shape.of(Type.CONDITION, List.of());
      case ANY -> Shape.ANY;
    };
  }

  /**
   * What a trigger makes known.
   *
   * @param event that starts a journey; empty where time or a condition does
   */
  private record TriggerFields(Optional<String> event, Fields fields) {}

  private final class OfTrigger implements Trigger.Visitor<TriggerFields> {

    private static final Fields NONE = new Fields("", Map.of(), false);

    @Override
    public TriggerFields onEvent(Trigger.OnEvent trigger) {
      return new TriggerFields(Optional.of(trigger.event()), event(trigger.event()));
    }

    @Override
    public TriggerFields onCount(Trigger.OnCount trigger) {
      return new TriggerFields(Optional.of(trigger.event()), event(trigger.event()));
    }

    @Override
    public TriggerFields onSequence(Trigger.OnSequence trigger) {
      String last = trigger.last().event();
      return new TriggerFields(Optional.of(last), event(last));
    }

    @Override
    public TriggerFields onSilence(Trigger.OnSilence trigger) {
      return new TriggerFields(Optional.empty(), NONE);
    }

    @Override
    public TriggerFields onSegment(Trigger.OnSegment trigger) {
      return new TriggerFields(Optional.empty(), NONE);
    }

    @Override
    public TriggerFields onItem(Trigger.OnItem trigger) {
      return new TriggerFields(Optional.of(trigger.event()), item(trigger));
    }

    @Override
    public TriggerFields onDate(Trigger.OnDate trigger) {
      Map<String, Shape> years = Map.of("years", Shape.of(Type.NUMBER, List.of()));
      return new TriggerFields(Optional.empty(), new Fields("", years, false));
    }
  }
}
