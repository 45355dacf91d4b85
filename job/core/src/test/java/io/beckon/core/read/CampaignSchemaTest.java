package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.beckon.core.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON Schema, which editors use, and the reader speak of one language. */
class CampaignSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode TEXT = text();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

  static Stream<Arguments> mappings() {
    return Map.ofEntries(
            Map.entry("campaign", CampaignKeys.KEYS),
            Map.entry("spread", ExistingReader.SPREAD),
            Map.entry("move", InFlightReader.MOVE),
            Map.entry("limits", LimitsReader.KEYS),
            Map.entry("event_trigger", TriggerReader.EVENT),
            Map.entry("inactive_trigger", TriggerReader.INACTIVE),
            Map.entry("enters_trigger", TriggerReader.ENTERS),
            Map.entry("leaves_trigger", TriggerReader.LEAVES),
            Map.entry("date_trigger", DateTrigger.KEYS),
            Map.entry("first_date", DateTrigger.FIRST),
            Map.entry("item_trigger", ItemTrigger.KEYS),
            Map.entry("watch", ItemTrigger.WATCH),
            Map.entry("sequence_trigger", SequenceTrigger.KEYS),
            Map.entry("sequence_event", SequenceTrigger.HAPPENS),
            Map.entry("sequence_times", TimesReader.KEYS),
            Map.entry("sequence_absence", SequenceTrigger.ABSENT),
            Map.entry("goal", GoalReader.KEYS),
            Map.entry("event_exit", ExitReader.EVENT),
            Map.entry("did", ClauseReader.DID),
            Map.entry("times", TimesReader.KEYS),
            Map.entry("sum", HistoryClauses.SUM),
            Map.entry("min", HistoryClauses.MIN),
            Map.entry("max", HistoryClauses.MAX),
            Map.entry("distinct", HistoryClauses.DISTINCT),
            Map.entry("last", HistoryClauses.LAST),
            Map.entry("first", HistoryClauses.FIRST),
            Map.entry("in", ClauseReader.IN),
            Map.entry("received", ClauseReader.RECEIVED),
            Map.entry("opened", ClauseReader.OPENED),
            Map.entry("clicked", ClauseReader.CLICKED),
            Map.entry("not", ClauseReader.NOT),
            Map.entry("any", ClauseReader.ANY),
            Map.entry("all", ClauseReader.ALL),
            Map.entry("wait", WaitStep.KEYS),
            Map.entry("wait_since_start", WaitStep.SINCE_START),
            Map.entry("wait_until", WaitStep.UNTIL),
            Map.entry("wait_for", WaitForStep.KEYS),
            Map.entry("wait_for_event", WaitForStep.EVENT),
            Map.entry("wait_for_received", WaitForStep.RECEIVED),
            Map.entry("wait_for_opened", WaitForStep.OPENED),
            Map.entry("wait_for_clicked", WaitForStep.CLICKED),
            Map.entry("branch", BranchStep.KEYS),
            Map.entry("way", BranchStep.WAY),
            Map.entry("otherwise", BranchStep.OTHERWISE),
            Map.entry("split", SplitStep.KEYS),
            Map.entry("variant", SplitStep.VARIANT),
            Map.entry("send", SendStep.KEYS),
            Map.entry("call", CallStep.KEYS),
            Map.entry("set", SetStep.KEYS),
            Map.entry("emit", EmitStep.KEYS),
            Map.entry("emitted", EmitStep.EVENT),
            Map.entry("subscription", SubscriptionStep.KEYS),
            Map.entry("subscription_change", SubscriptionStep.CHANGE),
            Map.entry("exit_step", ExitStep.KEYS),
            Map.entry("segment", SegmentKeys.KEYS),
            Map.entry("policy", PolicyKeys.KEYS),
            Map.entry("consent", PolicyKeys.CONSENT),
            Map.entry("quiet_hours", PolicyKeys.QUIET_HOURS),
            Map.entry("cap", CapReader.KEYS),
            Map.entry("sunset", PolicyKeys.SUNSET),
            Map.entry("destination", PolicyKeys.DESTINATION),
            Map.entry("plan", PlanReader.KEYS),
            Map.entry("planned_event", PlanReader.EVENT),
            Map.entry("typed_field", FieldReader.LONG))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mappings")
  void aMappingHasTheKeysThatAreRead(String name, Keys keys) {
    JsonNode mapping = TEXT.at("/$defs/" + name);

    assertThat(names(mapping.get("properties"))).containsExactlyElementsOf(keys.allowed());
    assertThat(mapping.get("additionalProperties").booleanValue()).isFalse();
    mapping
        .get("properties")
        .forEach(key -> assertThat(key.path("description").textValue()).isNotEmpty());
  }

  @Test
  void noMappingIsLeftOut() {
    List<String> mappings =
        names(TEXT.get("$defs")).stream()
            .filter(name -> TEXT.at("/$defs/" + name).has("properties"))
            .toList();

    assertThat(mappings())
        .map(arguments -> (String) arguments.get()[0])
        .containsExactlyInAnyOrderElementsOf(mappings);
  }

  static Stream<String> sound() {
    return Stream.of(
            Stream.of(
                    "",
                    "priority: 0",
                    "frequency: 7d",
                    "control: 0.5%",
                    "limits: {per_user: 1}",
                    "limits: {per_hour: 5}",
                    "limits: {per_user: 1, per_hour: 100000000}",
                    "in_flight: finish",
                    "in_flight: stop",
                    "in_flight: move",
                    "in_flight: {move: {old: step-1, step-7: step-1}}",
                    "audience: profile.vip",
                    "audience: [profile.vip, {any: [{did: login, times: 3}, {not: {did: a}}]}]",
                    "audience: {last: a.b, within: 5d, equals: true}",
                    "audience: {last: a, within: 5d}",
                    "audience: {first: a, within: 5d}",
                    "exit: {event: left}",
                    "exit: {in: gone}",
                    "exit: [{in: gone}, profile.gone]",
                    "exit: [{event: left, where: event.x == 1}, {in: gone}, profile.gone]",
                    "goal: {event: order_placed, where: event.total > 0, value: event.total}",
                    "trigger: [{event: a}, {event: Order Completed, where: event.total > 5}]",
                    "while_inside: restart\nper: cart_id\ntopic: offers\nowner: a@example.com")
                .map(CampaignReaderTest::minimal),
            LanguageExamples.TRIGGERS.stream().map(LanguageExamples::campaignWithTrigger),
            LanguageExamples.CLAUSES.stream().map(LanguageExamples::campaignWithClause),
            LanguageExamples.STEPS.stream().map(LanguageExamples::campaignWithStep),
            LanguageExamples.EXISTING.stream().map(LanguageExamples::campaignWithExisting),
            Stream.of(
                CampaignReaderTest.FULL,
                LanguageExamples.CART_RECOVERY,
                LanguageExamples.SEGMENT,
                LanguageExamples.POLICY,
                LanguageExamples.PLAN,
                "segment: a\nwho: {not: {opened: welcome, within: 90d}}\n",
                "policy: default\ncaps: []\ntopics: offers\n",
                "policy: default\ndestinations: {x: {webhook: \"http://localhost:1/y\"}}\n",
                "plan: a\nevents: {signed_up: }\nprofile: {tags: [string]}\nbreaks: warn\n"))
        .flatMap(Function.identity());
  }

  @ParameterizedTest
  @MethodSource("sound")
  void whatIsReadIsValid(String document) {
    assertThat(CampaignReaderTest.read(document).problems()).map(Problem::render).isEmpty();
    assertThat(complaints(document)).isEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../deploy/campaigns"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().endsWith(".scenario.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsReadAndValid(Path example) throws IOException {
    String file = Files.readString(example);

    assertThat(CampaignReaderTest.read(file).problems()).map(Problem::render).isEmpty();
    assertThat(complaints(file)).isEmpty();
  }

  static Stream<String> broken() {
    return Stream.of(
            Stream.of(
                    "priority: 101",
                    "frequency: sometimes",
                    "control: 0.1",
                    "control: 101%",
                    "limits: {}",
                    "limits: {per_hour: 0}",
                    "limits: {per_day: 5}",
                    "existing: {enter: spread}",
                    "in_flight: go",
                    "in_flight: {move: {}}",
                    "in_flight: {move: }",
                    "in_flight: {move: {a: [b]}}",
                    "in_flight: {stop: {a: b}}",
                    "audience: {dit: login}",
                    "audience: {did: login, times: 0}",
                    "audience: {did: login, within: 7d, since: start}",
                    "audience: {did: login, since: 7d}",
                    "audience: {sum: a.b}",
                    "audience: {sum: a.b, over: 5, under: 7}",
                    "audience: {sum: a, over: 5}",
                    "audience: {sum: a.b, over: much}",
                    "audience: {last: a}",
                    "audience: {last: a, since: start, before: 5d}",
                    "audience: {last: a, before: 5d, over: 3}",
                    "audience: {last: a, before: 5d, within: 9d}",
                    "audience: {first: a}",
                    "audience: {first: a, before: 5d, within: 9d}",
                    "audience: {in: high value}",
                    "audience: []",
                    "goal: {within: 7d}",
                    "goal: {event: order_placed, within: 0d}",
                    "exit: {event: left, did: login}")
                .map(CampaignReaderTest::minimal),
            Stream.of(
                    "{event: a, times: 3}",
                    "{event: a, within: 3d}",
                    "{event: a, times: 1, within: 3d}",
                    "{inactive: 0d}",
                    "{inactive: 5d, without: []}",
                    "{enters: a, leaves: b}",
                    "{date: birthday}",
                    "{date: profile.birthday, every: month}",
                    "{date: profile.birthday, offset: -12h}",
                    "{date: profile.birthday, at: \"24:00\"}",
                    "{date: {last: a}}",
                    "{item: a, id: b}",
                    "{item: a, watched_by: {did: c, within: 3d}}",
                    "{item: a, id: b, watched_by: {did: c}}",
                    "{item: a, id: b, watched_by: {sum: c.d, within: 3d}}",
                    "{sequence: [{event: a}], within: 5d}",
                    "{sequence: [{event: a}, {event: b}]}",
                    "{sequence: [{absent: a}, {event: b}], within: 5d}",
                    "{sequence: [{event: a}, {absent: b, times: 2}], within: 5d}",
                    "{sequence: [{event: a, times: 0}, {event: b}], within: 5d}",
                    "{sequence: [{event: a, times: {at_most: 1}}, {event: b}], within: 5d}",
                    "{sequence: [{event: a, same: x}, {event: b}], within: 5d}",
                    "{sequence: [{event: a, as: a-b}, {event: b}], within: 5d}",
                    "{sequence: [{event: a, optional: maybe}, {event: b}], within: 5d}",
                    "{sequence: [{event: a}, {event: b}], within: 5d, after_match: skip}")
                .map(LanguageExamples::campaignWithTrigger),
            Stream.of(
                    "{wait: {until: tomorrow}}",
                    "{wait: {until: \"09:00\", offset: -3d}}",
                    "{wait: {until: profile.day, days: [mon]}}",
                    "{wait: {until: \"09:00\", days: [someday]}}",
                    "{wait: {until: \"09:00\", since_start: 1h}}",
                    "{wait_for: {event: a}}",
                    "{wait_for: {opened: a, where: event.human, within: 1h}}",
                    "{wait_for: {did: a, within: 1h}}",
                    "{branch: []}",
                    "{branch: [{otherwise: []}]}",
                    "{branch: [{when: profile.vip}]}",
                    "{split: [{name: a, weight: 1}]}",
                    "{split: [{name: a, weight: 0}, {name: b, weight: 1}]}",
                    "{send: [], template: a}",
                    "{send: [email, email], template: a}",
                    "{send: email, template: a, vary: {subject: {a: b}}}",
                    "{call: our sales}",
                    "{set: {percent: 5}}",
                    "{set: {}}",
                    "{emit: {properties: {a: 1}}}",
                    "{subscription: {status: sunset, topic: a}}",
                    "{subscription: {status: gone}}",
                    "{exit: }")
                .map(LanguageExamples::campaignWithStep),
            Stream.of(
                "segment: a\n",
                "segment: a b\nwho: profile.vip\n",
                "segment: a\nwho: profile.vip\ncampaign: b\n",
                "policy: strict\n",
                "policy: default\nconsent: {email: yes}\n",
                "policy: default\nquiet_hours: {from: \"21:00\"}\n",
                "policy: default\ncaps: [{per_user: 2}]\n",
                "policy: default\ndestinations: {x: {webhook: \"http://crm.example\"}}\n",
                "policy: default\nsunset: [a]\n",
                "plan: a\n",
                "plan: a\nevents: {b: {properties: {c: text}}}\n",
                "plan: a\nevents: {}\nprofile: {c: string!}\n",
                "plan: a\nevents: {}\nbreaks: stop\n"))
        .flatMap(Function.identity());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsRefusedIsInvalid(String document) {
    assertThat(CampaignReaderTest.read(document).problems()).isNotEmpty();
    assertThat(complaints(document)).isNotEmpty();
  }

  private static List<ValidationMessage> complaints(String file) {
    List<ValidationMessage> complaints = new ArrayList<>();
    new Yaml(new SafeConstructor(new LoaderOptions()))
        .loadAll(file)
        .forEach(document -> complaints.addAll(SCHEMA.validate(JSON.valueToTree(document))));
    return complaints;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode text() {
    try {
      return JSON.readTree(Files.readString(Path.of("../../schemas/json/campaign.schema.json")));
    } catch (IOException e) {
      throw new AssertionError("the schema is JSON", e);
    }
  }
}
