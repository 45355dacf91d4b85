package io.beckon.core.read;

import io.beckon.core.model.Plan.Field;
import io.beckon.core.model.Plan.ListOf;
import io.beckon.core.model.Plan.MapOf;
import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.model.Plan.Type;
import io.beckon.core.read.YamlMapping.Entry;
import io.beckon.core.source.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads what a plan says of properties: {@code number!}, {@code [string]}, {@code [{sku:
 * string!}]}, {@code {country: string}}, or the long form, {@code {type: string, allowed: [GBP,
 * EUR]}}.
 *
 * <p>A mapping is the long form where its {@code type} is a type's word, or where it says beside
 * {@code type} only whether it is required or what is allowed; every other one is a map with these
 * fields, and so is one in a list, whose items can neither be required nor have allowed values.
 */
final class FieldReader {

  static final Keys LONG = Keys.of("the long form of a property", "type", "allowed", "required");

  private static final String TYPE = LONG.leading();

  private static final Choice<Boolean> REQUIRED = Choice.of(Map.of("true", true, "false", false));

  private static final String FIELDS_HINT = "names and types: `{order_id: string!, total: number}`";

  private FieldReader() {}

  /** A type, and whether a `!` behind it said that the value must be there. */
  private record Typed(Type type, boolean required) {}

  /** The properties of an event, or the fields of a map. */
  static Map<String, Field> properties(YamlValue value) {
    return fields(value, false);
  }

  /** What a plan can say of users: each identify call says some of it, so nothing is required. */
  static Map<String, Field> attributes(YamlValue value) {
    return fields(value, true);
  }

  private static Map<String, Field> fields(YamlValue value, boolean ofUser) {
    Map<String, Field> fields = new LinkedHashMap<>();
    Optional<YamlMapping> mapping = PropertyReader.open(value, value.label(), FIELDS_HINT);
    for (Entry entry : mapping.map(YamlMapping::entries).orElse(List.of())) {
      Optional<Field> field = Names.property(entry.key()).flatMap(known -> field(entry.value()));
      if (ofUser && field.filter(Field::required).isPresent()) {
        entry
            .key()
            .problem(
                "`" + entry.word() + "` cannot be required: an identify call says what has changed",
                "leave out the `!`; what must be there belongs to an event");
      }
      field.ifPresent(read -> fields.put(entry.word(), read));
    }
    return fields;
  }

  private static Optional<Field> field(YamlValue value) {
    return isLongForm(value)
        ? longForm(value)
        : type(value).map(typed -> new Field(typed.type, typed.required, List.of()));
  }

  private static Optional<Typed> type(YamlValue value) {
    if (value.isList()) {
      return list(value).map(type -> new Typed(type, false));
    }
    if (value.isMapping()) {
      return Optional.of(new Typed(new MapOf(properties(value)), false));
    }
    return word(value);
  }

  private static Optional<Typed> word(YamlValue value) {
    if (NodeStart.of(value.page(), value.node()).isTagged()) {
      value.problem(
          "YAML takes a leading `!` as a tag, not as a part of the type",
          "the `!` stands behind the type: `string!`");
      return Optional.empty();
    }
    return value
        .text("a type", TypeWords.HINT)
        .flatMap(
            text -> {
              boolean required = text.endsWith("!");
              String word = required ? text.substring(0, text.length() - 1).strip() : text;
              Optional<Scalar> type = TypeWords.of(word);
              if (type.isEmpty()) {
                TypeWords.complain(value, word);
              }
              return type.map(known -> new Typed(known, required));
            });
  }

  private static Optional<Type> list(YamlValue value) {
    Optional<List<YamlValue>> items =
        value.items("a list with the type of its items", "such as `[string]`");
    if (items.isEmpty()) {
      return Optional.empty();
    }
    YamlValue item = items.get().get(0);
    if (items.get().size() > 1) {
      boolean values = items.get().stream().noneMatch(FieldReader::isTypeWord);
      value.problem(
          "a list has one type of items",
          values && items.get().stream().allMatch(YamlValue::isText)
              ? "if these are the values that it may have: `{type: string, allowed: [...]}`"
              : "such as `[string]`; `[any]` where they differ");
      return Optional.empty();
    }
    if (item.isMapping() && YamlMapping.words(item).contains("allowed") && isLongForm(item)) {
      item.problem("items of a list cannot have `allowed` values", "write their type: `[string]`");
      return Optional.empty();
    }
    Optional<Typed> type = type(item);
    if (type.filter(Typed::required).isPresent()) {
      item.problem("an item of a list cannot be required", "leave out the `!`");
      return Optional.empty();
    }
    return type.map(typed -> new ListOf(typed.type));
  }

  private static Optional<Field> longForm(YamlValue value) {
    Optional<String> stranger =
        YamlMapping.words(value).stream()
            .filter(word -> Nearest.of(word, LONG.allowed()).isEmpty())
            .findFirst();
    if (stranger.isPresent()) {
      value.problem(
          "`" + stranger.get() + "` cannot stand beside the type of a property",
          "a map that has a field called `type` writes `type: {type: string}`");
      return Optional.empty();
    }
    Optional<YamlMapping> opened = YamlMapping.open(value, LONG, FIELDS_HINT);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping mapping = opened.get();
    Optional<Typed> typed = mapping.get(TYPE).flatMap(FieldReader::type);
    List<Object> allowed = new ArrayList<>();
    Optional<Boolean> required = mapping.get("required").flatMap(REQUIRED::read);
    if (typed.isPresent() && mapping.has("allowed")) {
      allowed.addAll(AllowedReader.read(typed.get().type, mapping.get("allowed").get()));
    }
    if (typed.filter(Typed::required).isPresent() && mapping.has("required")) {
      mapping
          .get("required")
          .get()
          .problem("the `!` behind the type says `required` already", "remove one of them");
    }
    return typed.map(
        type -> new Field(type.type, type.required || required.orElse(false), allowed));
  }

  private static boolean isLongForm(YamlValue value) {
    if (!value.isMapping()) {
      return false;
    }
    List<String> words = YamlMapping.words(value);
    return at(TYPE, value).filter(FieldReader::isTypeWord).isPresent()
        || words.contains(TYPE)
            && LONG.allowed().containsAll(words)
            && (at("required", value).filter(FieldReader::isAnswer).isPresent()
                || at("allowed", value).filter(FieldReader::holdsValues).isPresent());
  }

  private static Optional<YamlValue> at(String key, YamlValue mapping) {
    for (NodeTuple entry : ((MappingNode) mapping.node()).getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode word && word.getValue().equals(key)) {
        return Optional.of(new YamlValue(mapping.page(), entry.getValueNode(), "`" + key + "`"));
      }
    }
    return Optional.empty();
  }

  private static boolean isAnswer(YamlValue value) {
    return value.node() instanceof ScalarNode scalar
        && REQUIRED.meanings().containsKey(scalar.getValue());
  }

  /** Whether a list is one of values, and not the type of a list. */
  private static boolean holdsValues(YamlValue value) {
    return value.node() instanceof SequenceNode list
        && list.getValue().stream().allMatch(ScalarNode.class::isInstance)
        && !(list.getValue().size() == 1
            && isTypeWord(new YamlValue(value.page(), list.getValue().get(0), "")));
  }

  private static boolean isTypeWord(YamlValue value) {
    return value.node() instanceof ScalarNode scalar
        && TypeWords.of(scalar.getValue().replace("!", "").strip()).isPresent();
  }
}
