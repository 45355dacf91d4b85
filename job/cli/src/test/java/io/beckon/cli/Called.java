package io.beckon.cli;

import io.beckon.broker.LocalKafka;
import io.beckon.cli.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call of the command said.
 *
 * @param exitCode of the process
 * @param out what a program would read
 * @param err what a person would read
 */
public record Called(int exitCode, String out, String err) {

  public static Called beckon(Object... arguments) {
    return beckon(InstantSource.system(), arguments);
  }

  /** {@code beckon publish} of a folder into a topic, by another clock. */
  public static Called publish(
      InstantSource clock, Path folder, LocalKafka kafka, String topic, String... more) {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("publish", folder, "--topic", topic));
    arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    arguments.addAll(List.of(more));
    return beckon(clock, arguments.toArray());
  }

  /** By another clock. */
  public static Called beckon(InstantSource clock, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int exitCode =
        Beckon.run(
            Console.plain(new PrintWriter(out, true), new PrintWriter(err, true)), clock, texts);
    return new Called(exitCode, out.toString(), err.toString());
  }
}
