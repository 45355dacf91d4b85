package io.beckon.runtime.options;

import io.beckon.core.source.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the job's options from arguments, {@code --key value} or {@code --key=value}, and from the
 * properties file of {@code --config FILE}; an argument goes before the file. Finds all problems
 * before it gives up.
 */
public final class SettingsReader {

  private static final String CONFIG = "config";

  /** What the job sets on its Kafka clients itself, since its promises hang on it. */
  private static final Set<String> OURS =
      Set.of(
          "auto.offset.reset",
          "enable.auto.commit",
          "isolation.level",
          "key.deserializer",
          "key.serializer",
          "transaction.timeout.ms",
          "transactional.id",
          "value.deserializer",
          "value.serializer");

  private static final Pattern SECRET = Pattern.compile("password|secret|jaas|\\.key$");

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> given = new TreeMap<>();

  private final Options options;

  private SettingsReader(Options options) {
    this.options = options;
  }

  /**
   * Reads options.
   *
   * @throws SettingsException with every problem that was found
   */
  public static Settings read(Options options, String... arguments) {
    return new SettingsReader(options).settings(arguments);
  }

  /** Takes options that a program has set, by key. */
  public static Settings of(Options options, Map<String, String> values) {
    return read(
        options,
        values.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + '=' + entry.getValue())
            .toArray(String[]::new));
  }

  private Settings settings(String... arguments) {
    Map<String, String> fromArguments = arguments(arguments);
    String file = fromArguments.remove(CONFIG);
    if (file != null) {
      given.putAll(file(Path.of(file)));
    }
    given.putAll(fromArguments);
    Map<String, String> ours = new LinkedHashMap<>();
    for (Option<?> option : options.all()) {
      option.defaultText().ifPresent(text -> ours.put(option.key(), text));
    }
    Map<String, String> kafka = new HashMap<>();
    given.forEach((key, text) -> take(key, text, ours, kafka));
    for (Option<?> option : options.all()) {
      if (option.defaultText().isEmpty() && !given.containsKey(option.key())) {
        problems.add(option.key() + " is missing. " + option.meaning());
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(ours, kafka);
  }

  private Map<String, String> arguments(String... arguments) {
    Map<String, String> read = new TreeMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (!argument.startsWith("--")) {
        problems.add("\"" + argument + "\" is not an option; options are written --key value");
        continue;
      }
      int equals = argument.indexOf('=');
      String key = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (equals < 0 && (i + 1 == arguments.length || arguments[i + 1].startsWith("--"))) {
        problems.add(key + " has no value");
        continue;
      }
      String text = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
      if (isSecret(key)) {
        problems.add(
            key
                + " belongs in the file of --config: arguments are seen by everybody on the"
                + " machine, and logged");
        continue;
      }
      if (read.put(key, text) != null) {
        problems.add(key + " is given twice");
      }
    }
    return read;
  }

  private Map<String, String> file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      problems.add("The file of --config cannot be read: " + file);
    } catch (IllegalArgumentException e) {
      problems.add("The file of --config is no properties file: " + e.getMessage());
    }
    Map<String, String> read = new TreeMap<>();
    properties.forEach((key, text) -> read.put((String) key, (String) text));
    return read;
  }

  private void take(String key, String text, Map<String, String> ours, Map<String, String> kafka) {
    for (Option<?> option : options.all()) {
      if (option.key().equals(key)) {
        takeOption(option, text);
        ours.put(key, text);
        return;
      }
    }
    if (!key.startsWith(KafkaOptions.PREFIX)) {
      problems.add("Unknown option " + key + nearest(key));
      return;
    }
    String property = key.substring(KafkaOptions.PREFIX.length());
    if (OURS.contains(property)) {
      problems.add(key + " is set by the job, since its promises hang on it");
    }
    kafka.put(property, text);
  }

  private void takeOption(Option<?> option, String text) {
    try {
      option.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add(option.key() + " is \"" + text + "\"; expected " + e.getMessage());
    }
  }

  private static boolean isSecret(String key) {
    return key.startsWith(KafkaOptions.PREFIX) && SECRET.matcher(key).find();
  }

  private String nearest(String key) {
    List<String> known =
        Stream.concat(Stream.of(CONFIG), options.all().stream().map(Option::key)).toList();
    return Nearest.of(key, known)
        .map(near -> "; did you mean " + near + '?')
        .orElse("; --help lists what there is");
  }
}
