package io.beckon.broker.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {

  @TempDir private Path folder;

  /** Does nothing, for ever. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** Starts one that is idle, says its id, and does nothing for ever. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws Exception {
      ChildProcess.start(plan(Idle.class), Path.of(arguments[0]));
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      Idle.main(arguments);
    }
  }

  /** Says what it got, and ends. */
  static final class Speaker {
    private Speaker() {}

    public static void main(String[] arguments) {
      System.out.println(String.join(" ", arguments) + ' ' + System.getenv("SECRET"));
    }
  }

  /** Says when it is there and, asked to end, that it does. */
  static final class Polite {
    private Polite() {}

    public static void main(String[] arguments) throws InterruptedException {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
      System.out.println("here");
      Idle.main(arguments);
    }
  }

  /** Says what it is told, until it is told to end. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      Scanner told = new Scanner(System.in);
      for (String line = told.nextLine(); !line.equals("end"); line = told.nextLine()) {
        System.out.println(line + '!');
      }
      System.out.println("the last word");
    }
  }

  /** Fails, and leaves a thread behind. */
  static final class Failing {
    private Failing() {}

    public static void main(String[] arguments) {
      new Thread(() -> new Scanner(System.in).nextLine()).start();
      throw new IllegalStateException("no use");
    }
  }

  @Test
  void diesWithItsStarterThoughThatIsKilled() throws Exception {
    ProcessHandle child;
    try (Conversation starter =
        Conversation.start(plan(Starter.class, folder.resolve("log").toString()))) {
      child = ProcessHandle.of(Long.parseLong(starter.mustHear())).orElseThrow();
      assertThat(child.isAlive()).isTrue();

      starter.process().kill();
    }

    assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  @Test
  void getsItsArgumentsAndItsSecretsAndWhatItPrintsIsKept() throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    ChildProcess.start(plan(Speaker.class, "a", "b c"), folder.resolve("log"));
    ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child))
        .forEach(child -> child.onExit().join());
    assertThat(folder.resolve("log")).hasContent("a b c hidden");
  }

  @Test
  void thatItHasEndedIsTold() throws Exception {
    try (ChildProcess child = ChildProcess.start(plan(Idle.class), folder.resolve("log"))) {
      child.mustBeWell();
      child.kill();
      assertThatThrownBy(child::mustBeWell)
          .isInstanceOf(ProcessEnded.class)
          .hasMessage("The process of the gateway came to an end by itself.");
    }
  }

  @Test
  void endsInGoodOrderWhereItIsClosed() throws Exception {
    Conversation child = Conversation.start(plan(Polite.class));
    assertThat(child.mustHear()).isEqualTo("here");
    child.close();
    assertThat(child.process().isAlive()).isFalse();
    assertThat(child.hear()).contains("goodbye");
    assertThat(child.hear()).isEmpty();
  }

  @Test
  void answersWhenItIsAskedAndWhatItHadSaidIsHeardBehindItsEnd() throws Exception {
    try (Conversation child = Conversation.start(plan(Echo.class))) {
      assertThat(child.ask("one")).isEqualTo("one!");
      assertThat(child.ask("two")).isEqualTo("two!");
      assertThat(child.ask("end")).isEqualTo("the last word");
      assertThatThrownBy(() -> child.ask("three")).isInstanceOf(ProcessEnded.class);
    }
  }

  @Test
  void oneThatFailsIsGoneThoughItLeavesAThreadBehind() throws Exception {
    try (Conversation child = Conversation.start(plan(Failing.class))) {
      assertThat(child.hear()).isEmpty();
    }
  }

  private static ChildProcess.Plan plan(Class<?> main, String... arguments) {
    return new ChildProcess.Plan(
        "gateway",
        ChildProcess.ownClassPath(),
        main.getName(),
        List.of("-XX:TieredStopAtLevel=1"),
        Arrays.asList(arguments),
        Map.of("SECRET", "hidden"));
  }
}
