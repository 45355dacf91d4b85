package io.beckon.cli.preview;

import io.beckon.core.json.JsonException;
import io.beckon.core.json.JsonReader;
import io.beckon.core.source.Nearest;
import io.beckon.template.MergeData;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A made-up recipient, as a JSON or YAML file says it: what a send command would carry.
 *
 * @param values by part: {@code profile}, {@code trigger} and so on
 */
record SampleData(Map<String, Object> values) {

  /** Nobody is known, and nothing has happened. */
  static final SampleData NONE = new SampleData(Map.of());

  private static final List<String> PARTS =
      List.of(
          "profile", "trigger", "matched", "journey", "variants", "vary", "campaign", "coupons");

  private static final String NOW = "now";
  private static final String TIMEZONE = "timezone";
  private static final Instant SOME_DAY = Instant.parse("2025-03-01T09:30:00Z");

  /** What is wrong with a file, in one sentence. */
  static final class BadSample extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadSample(String sentence) {
      super(sentence);
    }
  }

  /**
   * Reads a file.
   *
   * @param name of the file; where it ends in {@code .json} it is JSON, else YAML
   * @throws BadSample where it is none
   */
  static SampleData of(String name, String text) {
    Map<String, Object> values = name.endsWith(".json") ? json(name, text) : yaml(name, text);
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      String part = entry.getKey();
      boolean single = part.equals(NOW) || part.equals(TIMEZONE);
      if (!single && !PARTS.contains(part)) {
        throw new BadSample(
            name
                + ": there is no part `"
                + part
                + "`"
                + Nearest.of(part, PARTS)
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("."));
      }
      if (!single && !(entry.getValue() instanceof Map)) {
        throw new BadSample(name + ": `" + part + "` must be a mapping.");
      }
    }
    return new SampleData(values);
  }

  private static Map<String, Object> json(String name, String text) {
    try {
      return JsonReader.object(text);
    } catch (JsonException e) {
      throw new BadSample(name + " " + e.getMessage() + ".");
    }
  }

  /** Without YAML's guesses about dates: a date in an event is a text. */
  private static Map<String, Object> yaml(String name, String text) {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    Resolver resolver =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "tfTF");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
          }
        };
    try {
      Object read =
          new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, resolver)
              .load(text);
      if (!(read instanceof Map<?, ?> map)) {
        throw new BadSample(name + " must be a mapping, such as `profile: {firstName: Ann}`.");
      }
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((key, value) -> values.put(String.valueOf(key), value));
      return values;
    } catch (YAMLException e) {
      throw new BadSample(name + " is not YAML.");
    }
  }

  /**
   * The recipient, who reads this language and gets a code from each of these pools.
   *
   * @param locale empty for what the profile says
   */
  MergeData data(String locale, Iterable<String> pools) {
    Map<String, Object> profile = new LinkedHashMap<>(part("profile"));
    if (!locale.isEmpty()) {
      profile.put("locale", locale);
    }
    MergeData given =
        new MergeData(
            profile,
            part("trigger"),
            part("matched"),
            part("journey"),
            texts("variants"),
            texts("vary"),
            texts("campaign"),
            texts("coupons"),
            now(),
            zone());
    return withCodes(given, pools);
  }

  /** The same with a made-up code from each pool of which there is none. */
  static MergeData withCodes(MergeData data, Iterable<String> pools) {
    Map<String, String> coupons = new LinkedHashMap<>(data.coupons());
    pools.forEach(pool -> coupons.putIfAbsent(pool, "CODE-1234"));
    return new MergeData(
        data.profile(),
        data.trigger(),
        data.matched(),
        data.journey(),
        data.variants(),
        data.vary(),
        data.campaign(),
        coupons,
        data.now(),
        data.zone());
  }

  /** What is known of the user. */
  Map<String, Object> profile() {
    return part("profile");
  }

  private Map<String, Object> part(String name) {
    Map<String, Object> part = new LinkedHashMap<>();
    if (values.get(name) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> part.put(String.valueOf(key), value));
    }
    return part;
  }

  private Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    part(name).forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  private Instant now() {
    if (!values.containsKey(NOW)) {
      return SOME_DAY;
    }
    try {
      return Instant.parse(String.valueOf(values.get(NOW)));
    } catch (DateTimeException e) {
      throw new BadSample("`now` is an instant, such as " + SOME_DAY + ".");
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(String.valueOf(values.getOrDefault(TIMEZONE, "UTC")));
    } catch (DateTimeException e) {
      throw new BadSample("`timezone` is a zone, such as Europe/London.");
    }
  }
}
