package io.beckon.cli.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path folder;

  /** Does nothing, for ever. */
  public static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** Starts one that is idle, says its id, and does nothing for ever. */
  public static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws Exception {
      ChildProcess.start(plan(Path.of(arguments[0]), Idle.class, List.of()));
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      Idle.main(arguments);
    }
  }

  /** Says what it got, and ends. */
  public static final class Speaker {
    private Speaker() {}

    public static void main(String[] arguments) {
      System.out.println(String.join(" ", arguments) + ' ' + System.getenv("SECRET"));
    }
  }

  @Test
  void diesWithItsStarterThoughThatIsKilled() throws Exception {
    Process starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                CLASS_PATH,
                Starter.class.getName(),
                folder.resolve("log").toString())
            .redirectErrorStream(true)
            .start();
    ProcessHandle child = ProcessHandle.of(pid(starter)).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    starter.destroyForcibly().waitFor();

    assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private static long pid(Process starter) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8));
    return Long.parseLong(said.readLine());
  }

  @Test
  void getsItsArgumentsAndItsSecretsAndWhatItPrintsIsKept() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    ChildProcess.start(plan(folder.resolve("log"), Speaker.class, List.of("a", "b c")));
    ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child))
        .forEach(child -> child.onExit().join());
    assertThat(folder.resolve("log")).hasContent("a b c hidden");
  }

  @Test
  void thatItHasEndedIsTold() throws Exception {
    ChildProcess child = ChildProcess.start(plan(folder.resolve("log"), Idle.class, List.of()));
    child.mustBeWell();
    child.kill();
    assertThatThrownBy(child::mustBeWell)
        .isInstanceOf(DemoFailure.class)
        .hasMessage("The process of the gateway came to an end by itself.");
  }

  private static ChildProcess.Plan plan(Path log, Class<?> main, List<String> arguments)
      throws IOException {
    Files.createDirectories(log.getParent());
    return new ChildProcess.Plan(
        "gateway",
        log,
        CLASS_PATH,
        main.getName(),
        List.of(),
        arguments,
        Map.of("SECRET", "hidden"));
  }
}
