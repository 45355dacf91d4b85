package io.beckon.core.read;

import io.beckon.core.scenario.Expectation;
import io.beckon.core.scenario.Expectation.Detail;
import io.beckon.core.scenario.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a scenario expects, one entry a decision. */
final class ExpectReader {

  private static final String HINT = "such as `{at: +1h, send: cart-first, to: ann}`";

  private final Kinds<Expectation> kinds;
  private final OptionalLong start;

  /**
   * @param start of the timeline, from which distances count
   */
  ExpectReader(OptionalLong start) {
    this.start = start;
    this.kinds =
        new Kinds<>(
            "a decision",
            Arrays.stream(Outcome.Kind.values()).map(this::kind).toList(),
            "write an entry for each decision");
  }

  Optional<Expectation> read(YamlValue value) {
    return kinds.read(value);
  }

  private Kind<Expectation> kind(Outcome.Kind kind) {
    boolean send = kind == Outcome.Kind.SEND;
    String user = send ? "to" : "user";
    List<Detail> details =
        send
            ? List.of(Detail.CAMPAIGN, Detail.STEP, Detail.CHANNEL)
            : List.of(Detail.CAMPAIGN, Detail.STEP, Detail.REASON);
    Keys keys =
        Keys.of(
            "`" + kind.word() + "`",
            kind.word(),
            "at",
            user,
            word(details.get(0)),
            word(details.get(1)),
            word(details.get(2)),
            "decided");
    return new Kind<>(keys, mapping -> read(mapping, kind, user, details));
  }

  private Optional<Expectation> read(
      YamlMapping mapping, Outcome.Kind kind, String userKey, List<Detail> allowed) {
    Optional<Long> at = mapping.need("at", HINT).flatMap(value -> InstantReader.read(value, start));
    Optional<String> name =
        mapping.get(kind.word()).flatMap(value -> value.text("a name or a reason", HINT));
    Optional<String> user =
        mapping.need(userKey, HINT).flatMap(value -> value.text("a user", HINT));
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    for (Detail detail : allowed) {
      mapping
          .get(word(detail))
          .flatMap(value -> value.text("text", HINT))
          .ifPresent(text -> details.put(detail, text));
    }
    Optional<Long> decided =
        mapping.get("decided").flatMap(value -> InstantReader.read(value, start));
    if (at.isEmpty() || name.isEmpty() || user.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Expectation(
            at.get(),
            kind,
            name.get(),
            user.get(),
            details,
            decided.map(OptionalLong::of).orElse(OptionalLong.empty()),
            mapping.span()));
  }

  private static String word(Detail detail) {
    return detail.name().toLowerCase(Locale.ROOT);
  }
}
