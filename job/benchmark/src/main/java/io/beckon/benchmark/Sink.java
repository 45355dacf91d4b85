package io.beckon.benchmark;

import io.beckon.broker.process.ChildProcess;
import io.beckon.broker.process.Conversation;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sink's process, in the hands of the benchmark. */
final class Sink implements AutoCloseable {

  private final Conversation process;
  private final int port;

  Sink() throws IOException {
    process =
        Conversation.start(
            new ChildProcess.Plan(
                "sink",
                ChildProcess.ownClassPath(),
                SinkProcess.class.getName(),
                List.of("-Xmx512m"),
                List.of(),
                Map.of()));
    port = Integer.parseInt(process.mustHear().split(" ")[1]);
  }

  int port() {
    return port;
  }

  /** Begins anew: what was taken is forgotten, and every reply takes so long. */
  void reset(long delayMs) throws IOException {
    process.ask("reset");
    process.ask("usual " + delayMs + " 250");
  }

  /** Each reply to mail for a domain takes so long, that to its recipient first. */
  void slow(String domain, long delayMs) throws IOException {
    process.ask("domain " + domain + ' ' + delayMs + " 250");
  }

  /** Refuses every recipient of a domain for now. */
  void refuse(String domain, long delayMs) throws IOException {
    process.ask("domain " + domain + ' ' + delayMs + " 451");
  }

  /** Mails taken since it began anew, by domain. */
  Map<String, Long> taken() throws IOException {
    Map<String, Long> taken = new HashMap<>();
    for (String domain : process.ask("taken").split(" ")) {
      int equals = domain.indexOf('=');
      if (equals > 0) {
        taken.put(domain.substring(0, equals), Long.parseLong(domain.substring(equals + 1)));
      }
    }
    return taken;
  }

  /** The first mail taken since it began anew, as it came over the wire. */
  byte[] sample() throws IOException {
    return Base64.getDecoder().decode(process.ask("sample"));
  }

  Duration cpu() {
    return process.process().cpu();
  }

  @Override
  public void close() {
    process.close();
  }
}
