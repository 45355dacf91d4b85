package io.beckon.core.read;

import io.beckon.core.source.Nearest;
import io.beckon.core.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping whose keys are checked: opening it adds a problem for each key that is unknown or there
 * twice, so that nothing in a file is ignored.
 */
final class YamlMapping {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.-]+( [\\p{L}\\p{N}_.-]+)?");

  /** A key and its value without the blank between them, which to YAML is one word. */
  private static final Pattern GLUED = Pattern.compile("(\\w+):.+");

  private final YamlValue value;
  private final Keys keys;
  private final Map<String, YamlValue> entries = new LinkedHashMap<>();
  private final Map<String, YamlValue> places = new LinkedHashMap<>();

  /** Keys that are there by another spelling, which has its problem already. */
  private final Set<String> meant = new HashSet<>();

  private boolean foreign;

  /** Whether a comma cut a value: the pieces behind it look like keys without values. */
  private boolean cut;

  /**
   * A key that names something, and what is said of it.
   *
   * @param word the key
   * @param key the key where it stands
   */
  record Entry(String word, YamlValue key, YamlValue value) {}

  private YamlMapping(YamlValue value, Keys keys) {
    this.value = value;
    this.keys = keys;
  }

  /**
   * @param hint what to do where the value is no mapping
   */
  static Optional<YamlMapping> open(YamlValue value, Keys keys, String hint) {
    return value.mapping("a mapping", hint).map(node -> new YamlMapping(value, keys).fill(node));
  }

  /** The words that stand as keys in a value; none where it is no mapping. */
  static List<String> words(YamlValue value) {
    return value.node() instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(entry -> entry.getKeyNode() instanceof ScalarNode)
            .map(entry -> ((ScalarNode) entry.getKeyNode()).getValue())
            .toList()
        : List.of();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Optional<YamlValue> get(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Whether a key was refused: what else seems to be missing may be what that one meant. */
  boolean hasForeignKeys() {
    return foreign;
  }

  /** As {@link #get}, with a problem where the key is missing. */
  Optional<YamlValue> need(String key, String hint) {
    if (!has(key) && !meant.contains(key)) {
      value.problem(keys.place() + " needs `" + key + "`", hint);
    }
    return get(key);
  }

  /** As {@link #need}, but silent where a key was refused: that one may be what is missing. */
  Optional<YamlValue> want(String key, String hint) {
    return hasForeignKeys() ? get(key) : need(key, hint);
  }

  /** What is there, in the order of the file. */
  List<Entry> entries() {
    return entries.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), places.get(entry.getKey()), entry.getValue()))
        .toList();
  }

  /** Adds a problem with the mapping as a whole. */
  void problem(String message, String hint) {
    value.problem(message, hint);
  }

  /** Which of these keys are there, in this order. */
  List<String> among(String... some) {
    return Stream.of(some).filter(this::has).toList();
  }

  /** A key that is there, where its word means something of its own: the name of an event. */
  YamlValue key(String key) {
    return places.get(key);
  }

  /** Where the mapping stands. */
  Span span() {
    return value.span();
  }

  private YamlMapping fill(MappingNode mapping) {
    NodeTuple previous = null;
    for (NodeTuple entry : mapping.getValue()) {
      YamlValue key = new YamlValue(value.page(), entry.getKeyNode(), "a key");
      if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
        key.problem(
            "a key must be a word", "`{` and `[` begin a mapping or a list: write text in quotes");
      } else if (cut && YamlValue.saysNothing(entry.getValueNode())) {
        continue;
      } else if (previous != null && isCutOff(mapping, previous, entry)) {
        complainOfCut(previous);
      } else if (!keys.allowed().contains(scalar.getValue())) {
        refuse(key, scalar.getValue());
      } else {
        add(key, scalar.getValue(), entry.getValueNode());
      }
      previous = entry;
    }
    return this;
  }

  private void add(YamlValue key, String word, Node node) {
    YamlValue first = places.putIfAbsent(word, key);
    if (first == null) {
      entries.put(word, new YamlValue(value.page(), node, "`" + word + "`"));
    } else {
      key.problem(
          "`" + word + "` is there twice; the first is in line " + first.span().line(),
          "a key may be there once: remove one, or begin a new item with `-`");
    }
  }

  /** Whether a comma made a key of what belongs to the value before it. */
  private boolean isCutOff(MappingNode mapping, NodeTuple previous, NodeTuple entry) {
    return mapping.getFlowStyle() == FlowStyle.FLOW
        && CommaCut.leaves(previous.getValueNode())
        && (YamlValue.saysNothing(entry.getValueNode())
            || !keys.allowed().contains(((ScalarNode) entry.getKeyNode()).getValue()));
  }

  private void complainOfCut(NodeTuple previous) {
    CommaCut.complain(value.page(), previous.getValueNode());
    foreign = true;
    cut = true;
    if (previous.getKeyNode() instanceof ScalarNode cutKey) {
      forget(cutKey.getValue());
    }
  }

  private void refuse(YamlValue key, String word) {
    foreign = true;
    Matcher glued = GLUED.matcher(word);
    if (word.equals("<<")) {
      key.problem(
          "`<<`, YAML's merging of mappings, is not part of the language", "write the keys out");
    } else if (glued.matches() && keys.allowed().contains(glued.group(1))) {
      meant.add(glued.group(1));
      key.problem(
          "a blank is missing behind `" + glued.group(1) + ":`",
          "write a blank behind the colon of each key");
    } else if (!WORD.matcher(word).matches()) {
      key.problem(
          "this is not a key of " + keys.place(),
          "if it belongs to an expression, write that in quotes:"
              + " YAML takes `: ` as the end of a key");
    } else {
      Optional<String> near = Nearest.of(word, keys.allowed());
      near.ifPresent(meant::add);
      key.problem(
          "unknown key `" + word + "` in " + keys.place(),
          near.map(guess -> "did you mean `" + guess + "`? ").orElse("")
              + "allowed here: "
              + Keys.list(keys.allowed()));
    }
  }

  /** What is left of a value would only give a second problem. */
  private void forget(String word) {
    entries.remove(word);
    meant.add(word);
  }
}
