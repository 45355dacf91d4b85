package io.beckon.endtoend.browser;

import io.beckon.endtoend.part.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Chromium without a window. Pages of one browser share nothing that these tests look at. */
final class Browser implements AutoCloseable {

  /** Names its executable, where it is not on the path. */
  private static final String VARIABLE = "BECKON_BROWSER";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

  /** Without a window it calls itself headless, which the gateway takes for a program. */
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0"
          + " Safari/537.36";

  private final Process process;
  private final Thread atTheEnd;
  private final DevTools tools;

  private Browser(Process process, Path profile) {
    this.process = process;
    this.atTheEnd = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    this.tools = new DevTools(address(process, profile));
  }

  /** Where it is; empty where there is none on this machine. */
  static Optional<Path> find() {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** For people who wonder why a test was left out. */
  static String missing() {
    return "no browser: put Chromium on the path, or name it in " + VARIABLE;
  }

  static Browser start(Path executable, Path profile) {
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--user-agent=" + AGENT,
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                // Nothing beyond this machine is asked for.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                "about:blank"));
    if (System.getProperty("user.name").equals("root")) {
      // It refuses to start otherwise; pages here are our own.
      command.add(1, "--no-sandbox");
    }
    try {
      Files.createDirectories(profile);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(profile.resolve("browser.out").toFile());
      return new Browser(builder.start(), profile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI address(Process process, Path profile) {
    Path port = profile.resolve("DevToolsActivePort");
    return Await.found(
        "the browser tells its port",
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError(
                "The browser has ended:\n" + Files.readString(profile.resolve("browser.out")));
          }
          List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
          return lines.size() < 2
              ? Optional.empty()
              : Optional.of(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        });
  }

  /** A new page of this width, in pixels of a phone where it is one. */
  Page open(String address, int width) {
    Map<?, ?> target =
        tools.command("", "Target.createTarget", Map.of("url", "about:blank", "newWindow", true));
    Map<?, ?> attached =
        tools.command(
            "",
            "Target.attachToTarget",
            Map.of("targetId", target.get("targetId"), "flatten", true));
    Page page = new Page(tools, (String) attached.get("sessionId"));
    page.width(width);
    page.go(address);
    return page;
  }

  private static void end(Process process) {
    // Its children have ends of their own, and hold the profile until then.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    tools.close();
    List<ProcessHandle> children = process.descendants().toList();
    end(process);
    children.forEach(child -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }
}
