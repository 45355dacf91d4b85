package io.beckon.core.read;

import io.beckon.core.value.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The version of a campaign: the first 16 hexadecimal digits of SHA-256 over the canonical form of
 * its document, in UTF-8.
 *
 * <p>The canonical form, where {@code n} is a decimal count:
 *
 * <pre>
 * scalar   $n:text            n UTF-16 units of text, as YAML understands it, whatever its quotes
 * list     [n:item item ...   in the order of the file
 * mapping  {n:entry entry ... each a key and a value; entries sorted by their own canonical form
 * </pre>
 *
 * Counts come first, so that two different trees have two forms. Comments, white space, quotes, the
 * order of keys, tags, and whether a part was written out or aliased are not in it; the order of a
 * list is.
 *
 * <p><strong>This form never changes</strong>: journeys pin their version, and another form would
 * be another version of every campaign that runs.
 */
public final class Fingerprint {

  private static final int LENGTH = 16;

  private Fingerprint() {}

  /** Of a document that {@link Expansion} found to be bounded. */
  static String of(Node document) {
    StringBuilder form = new StringBuilder();
    write(document, form);
    return Sha256.hex(form.toString()).substring(0, LENGTH);
  }

  /**
   * Of a document that uses others: its own where it uses none, else the first 16 hexadecimal
   * digits of SHA-256 over the lines {@code own} and {@code name fingerprint} of each it uses.
   *
   * @param used fingerprints by name; sorted
   */
  public static String covering(String own, Map<String, String> used) {
    if (used.isEmpty()) {
      return own;
    }
    StringBuilder form = new StringBuilder(own).append('\n');
    new TreeMap<>(used)
        .forEach((name, version) -> form.append(name).append(' ').append(version).append('\n'));
    return Sha256.hex(form.toString()).substring(0, LENGTH);
  }

  private static void write(Node node, StringBuilder form) {
    if (node instanceof ScalarNode scalar) {
      form.append('$').append(scalar.getValue().length()).append(':').append(scalar.getValue());
    } else if (node instanceof SequenceNode list) {
      form.append('[').append(list.getValue().size()).append(':');
      list.getValue().forEach(item -> write(item, form));
    } else if (node instanceof MappingNode mapping) {
      form.append('{').append(mapping.getValue().size()).append(':');
      entries(mapping).forEach(form::append);
    }
  }

  private static List<String> entries(MappingNode mapping) {
    List<String> entries = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      StringBuilder form = new StringBuilder();
      write(entry.getKeyNode(), form);
      write(entry.getValueNode(), form);
      entries.add(form.toString());
    }
    Collections.sort(entries);
    return entries;
  }
}
