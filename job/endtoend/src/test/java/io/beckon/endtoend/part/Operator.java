package io.beckon.endtoend.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.beckon.cli.Beckon;
import io.beckon.cli.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code beckon} as an operator does. */
public final class Operator {

  private Operator() {}

  /** Runs a command against these brokers; it must succeed. */
  public static void beckon(String servers, Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    words.addAll(List.of("--bootstrap-servers", servers));
    StringWriter said = new StringWriter();
    PrintWriter console = new PrintWriter(said, true);
    int exit = Beckon.run(Console.plain(console, console), words.toArray(new String[0]));
    assertThat(exit).as("beckon %s:%n%s", words, said).isZero();
  }

  /** Puts the shop of these tests into force: its campaigns, its policy, its templates. */
  public static void publishShop(String servers) {
    Path shop = Repository.shop();
    beckon(
        servers,
        "publish",
        shop.resolve("campaigns"),
        shop.resolve("templates"),
        "--accept-short-history");
  }
}
