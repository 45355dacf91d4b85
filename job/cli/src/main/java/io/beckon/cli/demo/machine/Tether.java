package io.beckon.cli.demo.machine;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a process that ends with the one that started it, however that ends:
 * the starter holds the other end of standard input, and when that is gone so is the starter.
 *
 * <p>It stands on class paths that are not this module's, so it uses the JDK and nothing else.
 */
public final class Tether {

  private Tether() {}

  /**
   * Runs.
   *
   * @param arguments the name of the main class, and what it gets
   */
  public static void main(String[] arguments) throws Exception {
    Thread watch = new Thread(Tether::endWithStarter, "tether");
    watch.setDaemon(true);
    watch.start();
    Object rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, rest);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      // Threads that it has left behind must not keep the process.
      Runtime.getRuntime().halt(1);
    }
  }

  private static void endWithStarter() {
    try {
      while (System.in.read() >= 0) {
        // The starter has nothing to say: it is there, that is all.
      }
    } catch (IOException e) {
      // Gone as well.
    }
    // At once: what an orderly end would wait for, Kafka above all, went with the starter.
    Runtime.getRuntime().halt(1);
  }
}
