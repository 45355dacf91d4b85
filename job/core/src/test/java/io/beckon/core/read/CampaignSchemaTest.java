package io.beckon.core.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            Map.entry("limits", LimitsReader.KEYS),
            Map.entry("event_trigger", TriggerReader.EVENT),
            Map.entry("inactive_trigger", TriggerReader.INACTIVE),
            Map.entry("enters_trigger", TriggerReader.ENTERS),
            Map.entry("leaves_trigger", TriggerReader.LEAVES),
            Map.entry("date_trigger", DateTrigger.KEYS),
            Map.entry("first_date", DateTrigger.FIRST),
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "priority: 0",
        "frequency: 7d",
        "audience: profile.vip",
        "audience: [profile.vip, {any: [{did: login, times: 3}, {not: {did: a, times: {at_most: 2}}}]}]",
        "exit: {event: left}",
        "exit: [{event: left, where: event.x == 1}, {did: complained, within: 7d}, profile.gone]",
        "goal: {event: order_placed, where: event.total > 0, within: 7d, value: event.total}",
        "trigger: [{event: a}, {event: Order Completed, where: event.total > 5}]",
        "while_inside: restart\nper: cart_id\ntopic: offers\nowner: a@example.com",
      })
  void whatIsReadIsValid(String lines) {
    String campaign = CampaignReaderTest.minimal(lines);

    CampaignReaderTest.sound(campaign);
    assertThat(complaints(campaign)).isEmpty();
  }

  @Test
  void aFullCampaignIsValid() {
    assertThat(complaints(CampaignReaderTest.FULL)).isEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../deploy/campaigns"))) {
      return files.filter(file -> file.endsWith("campaign.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleIsReadAndValid(Path example) throws IOException {
    String campaign = Files.readString(example);

    CampaignReaderTest.sound(campaign);
    assertThat(complaints(campaign)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "priority: 101",
        "frequency: sometimes",
        "audience: {dit: login}",
        "audience: {did: login, times: 0}",
        "audience: []",
        "goal: {within: 7d}",
        "goal: {event: order_placed, within: 0d}",
        "exit: {event: left, did: login}",
        "control: 0.1",
      })
  void whatIsRefusedIsInvalid(String lines) {
    String campaign = CampaignReaderTest.minimal(lines);

    assertThat(CampaignReaderTest.read(campaign).problems()).isNotEmpty();
    assertThat(complaints(campaign)).isNotEmpty();
  }

  private static Set<ValidationMessage> complaints(String campaign) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(campaign);
    return SCHEMA.validate(JSON.valueToTree(loaded));
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
