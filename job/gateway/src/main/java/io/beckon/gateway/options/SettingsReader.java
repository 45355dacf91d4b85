package io.beckon.gateway.options;

import io.beckon.core.source.Nearest;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the gateway's options: arguments, {@code --key value} or {@code --key=value}, go before the
 * environment, where {@code track.keys} is {@code BECKON_TRACK_KEYS}, and this before the
 * properties file of {@code --config FILE}. A value {@code @FILE} is what that file holds. Secrets
 * are taken from no argument. Finds all problems before it gives up.
 */
public final class SettingsReader {

  private static final String CONFIG = "config";
  private static final int MAX_FILE = 1 << 20;
  private static final Pattern SECRET = Pattern.compile("password|secret|jaas|\\.key$");

  private final List<String> problems = new ArrayList<>();

  private SettingsReader() {}

  /**
   * Reads options.
   *
   * @param environment of the process
   * @throws SettingsException with every problem that was found
   */
  public static Settings read(Map<String, String> environment, String... arguments) {
    return new SettingsReader().settings(environment, arguments);
  }

  private Settings settings(Map<String, String> environment, String... arguments) {
    Map<String, String> fromArguments = arguments(arguments);
    Map<String, String> all = new TreeMap<>();
    String file = fromArguments.remove(CONFIG);
    if (file != null) {
      all.putAll(file(Path.of(file)));
    }
    for (Option<?> option : Options.ALL) {
      String text = environment.get(variable(option.key()));
      if (text != null) {
        all.put(option.key(), text);
      }
    }
    all.putAll(fromArguments);
    Map<String, String> ours = new TreeMap<>();
    Map<String, String> kafka = new TreeMap<>();
    all.forEach((key, text) -> take(key, text, ours, kafka));
    for (Option<?> option : Options.ALL) {
      if (option.defaultText().isEmpty() && !ours.containsKey(option.key())) {
        problems.add(option.key() + " is missing. " + option.meaning());
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(ours, kafka);
  }

  /** How an option is called in the environment. */
  static String variable(String key) {
    return "BECKON_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private Map<String, String> arguments(String... arguments) {
    Map<String, String> read = new TreeMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      String key = equals < 0 ? argument : argument.substring(0, equals);
      if (!key.startsWith("--")) {
        problems.add("\"" + key + "\" is not an option; options are written --key value");
      } else if (equals < 0 && i + 1 == arguments.length) {
        problems.add(key.substring(2) + " has no value");
      } else {
        String text = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
        takeArgument(key.substring(2), text, read);
      }
    }
    return read;
  }

  private void takeArgument(String key, String text, Map<String, String> read) {
    boolean secret =
        Options.ALL.stream().anyMatch(option -> option.secret() && option.key().equals(key))
            || key.startsWith(Options.KAFKA_PREFIX) && SECRET.matcher(key).find();
    if (secret && !text.startsWith("@")) {
      problems.add(
          key
              + " belongs in the environment or a file, as --"
              + key
              + " @FILE: arguments are seen by everybody on the machine");
    } else if (read.put(key, text) != null) {
      problems.add(key + " is given twice");
    }
  }

  private Map<String, String> file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("The file of --config cannot be read as properties: " + file);
    }
    Map<String, String> read = new TreeMap<>();
    properties.forEach((key, text) -> read.put((String) key, (String) text));
    return read;
  }

  private void take(String key, String text, Map<String, String> ours, Map<String, String> kafka) {
    String value = text.startsWith("@") ? held(key, Path.of(text.substring(1))) : text;
    for (Option<?> option : Options.ALL) {
      if (option.key().equals(key)) {
        check(option, value);
        ours.put(key, value);
        return;
      }
    }
    if (key.startsWith(Options.KAFKA_PREFIX)) {
      kafka.put(key.substring(Options.KAFKA_PREFIX.length()), value);
    } else {
      List<String> known = Options.ALL.stream().map(Option::key).toList();
      problems.add(
          "Unknown option "
              + key
              + Nearest.of(key, known).map(near -> "; did you mean " + near + '?').orElse(""));
    }
  }

  private String held(String key, Path file) {
    try {
      if (Files.size(file) <= MAX_FILE) {
        return Files.readString(file).strip();
      }
      problems.add(key + " names a file larger than 1 MB: " + file);
    } catch (IOException e) {
      problems.add(key + " names a file that cannot be read: " + file);
    }
    return "";
  }

  private void check(Option<?> option, String text) {
    try {
      option.parse(text);
    } catch (IllegalArgumentException e) {
      String given = option.secret() ? "" : " is \"" + text + "\";";
      problems.add(option.key() + given + " expected " + e.getMessage());
    }
  }
}
