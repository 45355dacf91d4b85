package io.beckon.core.read;

import io.beckon.core.model.Plan.Scalar;
import io.beckon.core.model.Plan.Type;
import io.beckon.core.plan.ScalarCheck;
import io.beckon.core.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the values that a property may have, each as its type says: {@code yes} is a text here. */
final class AllowedReader {

  private static final String HINT = "the values in a list: `allowed: [GBP, EUR]`";

  private AllowedReader() {}

  static List<Object> read(Type type, YamlValue list) {
    if (!(type instanceof Scalar scalar)) {
      list.problem("`allowed` goes with single values only", "remove it, or choose another type");
      return List.of();
    }
    List<Object> allowed = new ArrayList<>();
    list.items("a list of values", HINT)
        .ifPresent(
            items ->
                items.forEach(
                    item ->
                        value(scalar, item)
                            .filter(value -> isNew(value, allowed, item))
                            .ifPresent(allowed::add)));
    return allowed;
  }

  private static Optional<Object> value(Scalar type, YamlValue item) {
    if (!item.isText()) {
      item.problem(item.label() + " must be a single value", HINT);
      return Optional.empty();
    }
    int before = item.page().problemCount();
    Object read = PropertyReader.read(item);
    if (item.page().problemCount() > before) {
      return Optional.empty();
    }
    String written = ((ScalarNode) item.node()).getValue();
    Object value = isText(type) ? written : read;
    if (value == null || !ScalarCheck.fits(type, value)) {
      item.problem(
          "`" + written + "` is not of type `" + type.name().toLowerCase(Locale.ROOT) + "`",
          "remove it, or choose another type");
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private static boolean isText(Scalar type) {
    return type == Scalar.STRING || type == Scalar.DATE || type == Scalar.TIMESTAMP;
  }

  private static boolean isNew(Object value, List<Object> allowed, YamlValue item) {
    boolean known = allowed.stream().anyMatch(other -> Values.equal(other, value));
    if (known) {
      item.problem(Values.key(value).orElseThrow() + " is there twice", "remove one of them");
    }
    return !known;
  }
}
