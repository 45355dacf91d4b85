package io.beckon.runtime.options;

/** The options for readers: as the text of {@code --help}, and as the page of the documentation. */
public final class OptionsPage {

  private static final int WIDTH = 96;
  private static final String INDENT = "      ";

  private OptionsPage() {}

  /** What {@code --help} prints. */
  public static String help(Options options) {
    StringBuilder text = new StringBuilder();
    text.append(options.job())
        .append(". Options: --key value, --key=value, or lines key = value in\n");
    text.append("the properties file of --config FILE; arguments go before the file.\n\n");
    for (Option<?> option : options.all()) {
      text.append("  --").append(option.key()).append("  <").append(option.type().name());
      text.append(">  ").append(option.defaultText().orElse("required")).append('\n');
      wrap(option.meaning(), text);
    }
    text.append("  --").append(KafkaOptions.PREFIX).append("*\n");
    wrap(
        "Any other property of the Kafka clients. Never printed; secrets belong in the file.",
        text);
    return text.toString();
  }

  /** The table of the page that the documentation has of the job. */
  public static String table(Options options) {
    StringBuilder text = new StringBuilder();
    text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
    for (Option<?> option : options.all()) {
      text.append("| `").append(option.key()).append("` | ");
      text.append(option.type().name().replace("|", "\\|")).append(" | ");
      text.append(option.defaultText().map(value -> '`' + value + '`').orElse("required"));
      text.append(" | ").append(option.meaning()).append(" |\n");
    }
    return text.toString();
  }

  private static void wrap(String sentence, StringBuilder text) {
    int column = 0;
    for (String word : sentence.split(" ")) {
      if (column > 0 && column + word.length() + 1 > WIDTH - INDENT.length()) {
        text.append('\n');
        column = 0;
      }
      text.append(column == 0 ? INDENT : " ").append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }
}
