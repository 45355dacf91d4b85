package io.beckon.core.read;

import io.beckon.core.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of one part of a campaign, told apart by the one key that each of them has: it need not
 * stand first, since the order of keys means nothing. A new kind of step is a new entry here.
 *
 * @param what the part, with its article: "a step"
 * @param kinds those that are read
 * @param apart what to do where two kinds stand in one mapping
 */
record Kinds<T>(String what, List<Kind<T>> kinds, String apart) {

  Optional<T> read(YamlValue value) {
    String oneOf = oneOf();
    if (value.mapping("a mapping", oneOf).isEmpty()) {
      return Optional.empty();
    }
    List<String> words = YamlMapping.words(value);
    List<Kind<T>> found =
        kinds.stream().filter(kind -> words.contains(kind.keys().leading())).toList();
    if (found.size() == 1) {
      return YamlMapping.open(value, found.get(0).keys(), oneOf)
          .flatMap(mapping -> found.get(0).reader().apply(mapping));
    }
    if (found.size() > 1) {
      value.problem(
          found.stream()
                  .map(kind -> "`" + kind.keys().leading() + "`")
                  .collect(Collectors.joining(" and "))
              + " do not go together in one "
              + noun(),
          apart);
      return Optional.empty();
    }
    complainOfUnknown(value, words, oneOf);
    return Optional.empty();
  }

  /** What there is to choose from, with colons, since an author may have left out just that. */
  private String oneOf() {
    List<String> keys = leading().stream().map(key -> key + ":").toList();
    return what + (keys.size() == 1 ? " has " : " has one of ") + Keys.list(keys);
  }

  private String noun() {
    return what.substring(what.indexOf(' ') + 1);
  }

  List<String> leading() {
    return kinds.stream().map(kind -> kind.keys().leading()).toList();
  }

  private void complainOfUnknown(YamlValue value, List<String> words, String oneOf) {
    String meant =
        words.stream()
            .flatMap(word -> Nearest.of(word, leading()).stream())
            .findFirst()
            .map(near -> "did you mean `" + near + "`? ")
            .orElse("");
    String first = stranger(words).orElse("");
    if (words.isEmpty()) {
      value.problem(value.label() + " is empty", oneOf);
    } else if (first.isEmpty()) {
      value.problem("this " + noun() + " does not say what it is", oneOf);
    } else if (first.matches("\\w{1,40}")) {
      value.problem("unknown " + noun() + " `" + first + "`", meant + oneOf);
    } else {
      value.problem(
          "this is not " + what,
          oneOf + "; an expression with `: `, `{` or `[` in it is written in quotes");
    }
  }

  /** The first word that no kind knows: rather that one is meant than `where` or `at`. */
  private Optional<String> stranger(List<String> words) {
    return words.stream()
        .filter(word -> kinds.stream().noneMatch(kind -> kind.keys().allowed().contains(word)))
        .findFirst();
  }
}
