package io.beckon.core.read;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of one part of a campaign, told apart by the one key that each of them has: it need not
 * stand first, since the order of keys means nothing. A new kind of step is a new entry here.
 *
 * @param what the part, as in "unknown step"
 * @param kinds those that are read
 * @param later leading keys of those that this version does not read
 * @param apart what to do where two kinds stand in one mapping
 */
record Kinds<T>(String what, List<Kind<T>> kinds, List<String> later, String apart) {

  Optional<T> read(YamlValue value) {
    String oneOf = "a " + what + " has one of " + Keys.list(leading());
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
              + what,
          apart);
      return Optional.empty();
    }
    complainOfUnknown(value, words, oneOf);
    return Optional.empty();
  }

  List<String> leading() {
    return kinds.stream().map(kind -> kind.keys().leading()).toList();
  }

  private void complainOfUnknown(YamlValue value, List<String> words, String oneOf) {
    Optional<String> known = words.stream().filter(later::contains).findFirst();
    if (known.isPresent()) {
      value.problem("`" + known.get() + "` is not supported by this version", oneOf);
      return;
    }
    String meant =
        words.stream()
            .flatMap(word -> NearestWord.to(word, leading()).stream())
            .findFirst()
            .map(near -> "did you mean `" + near + "`? ")
            .orElse("");
    String first = stranger(words).orElse(words.isEmpty() ? "" : words.get(0));
    if (first.matches("\\w{1,40}")) {
      value.problem("unknown " + what + " `" + first + "`", meant + oneOf);
    } else {
      value.problem(
          "this is not a " + what,
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
