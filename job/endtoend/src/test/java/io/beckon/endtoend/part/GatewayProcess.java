package io.beckon.endtoend.part;

import io.beckon.broker.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The gateway as it is run: a process with a class path of its own. */
final class GatewayProcess implements AutoCloseable {

  private static final String SAYS = "The gateway listens on port ";

  private final JavaProcess process;
  private final int port;

  private GatewayProcess(JavaProcess process) {
    this.process = process;
    this.port = Integer.parseInt(process.awaitLine(SAYS).strip());
  }

  static GatewayProcess start(Path folder, String servers, String linkKeys, String writeKey) {
    return new GatewayProcess(
        JavaProcess.start(
            new ChildProcess.Plan(
                "gateway",
                classPath(),
                "io.beckon.gateway.Gateway",
                List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                List.of(
                    "--http.host=127.0.0.1",
                    "--http.port=0",
                    "--hits.hold=300ms",
                    "--kafka.bootstrap.servers=" + servers,
                    "--page.name=The Shop",
                    "--page.topics=newsletter = Our newsletter, offers = Offers and sales"),
                Map.of("BECKON_LINK_KEYS", linkKeys, "BECKON_TRACK_KEYS", "shop:" + writeKey)),
            folder));
  }

  private static String classPath() {
    Path target = Repository.root().resolve("job/gateway/target");
    try {
      String libraries = Files.readString(target.resolve("runtime.classpath")).strip();
      return target.resolve("classes") + ":" + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The gateway was not built: ./mvnw -pl job/endtoend -am ...", e);
    }
  }

  String base() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
