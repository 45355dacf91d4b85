package io.beckon.benchmark;

import io.beckon.benchmark.SmtpSink.Manner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * The sink as a process of its own, which is told on its standard input what to do, and ends with
 * it. Each line is answered by one.
 *
 * <pre>
 * reset                         ok
 * usual DELAY CODE              ok
 * domain NAME DELAY CODE        ok
 * taken                         NAME=COUNT ...
 * sample                        the first mail taken, in base64
 * </pre>
 */
final class SinkProcess {

  private SinkProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (SmtpSink sink = new SmtpSink();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      System.out.println("ready " + sink.port());
      String line;
      while ((line = in.readLine()) != null) {
        System.out.println(answer(sink, line.split(" ")));
      }
    }
  }

  private static String answer(SmtpSink sink, String[] words) {
    switch (words[0]) {
      case "reset" -> sink.reset();
      case "usual" -> sink.behave(manner(words, 1));
      case "domain" -> sink.behave(words[1], manner(words, 2));
      case "taken" -> {
        return sink.taken().entrySet().stream()
            .map(domain -> domain.getKey() + '=' + domain.getValue())
            .collect(Collectors.joining(" "));
      }
      case "sample" -> {
        return Base64.getEncoder().encodeToString(sink.sample());
      }
      default -> throw new IllegalArgumentException("The sink does not know " + words[0]);
    }
    return "ok";
  }

  private static Manner manner(String[] words, int at) {
    return new Manner(Long.parseLong(words[at]), Integer.parseInt(words[at + 1]));
  }
}
