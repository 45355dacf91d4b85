package io.beckon.broker.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Runs another main class in a process that ends with the one that started it, however that ends:
 * the starter holds the other end of standard input, and when that is gone so is the starter. What
 * the starter says meanwhile is handed on, and is the main class's standard input.
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
    InputStream starter = System.in;
    PipedOutputStream heard = new PipedOutputStream();
    System.setIn(new PipedInputStream(heard));
    Thread watch = new Thread(() -> endWith(starter, heard), "tether");
    watch.setDaemon(true);
    watch.start();
    Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
    // As from the command line: the class need not be public.
    main.setAccessible(true);
    Object rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      main.invoke(null, rest);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      // Threads that it has left behind must not keep the process.
      Runtime.getRuntime().halt(1);
    }
  }

  private static void endWith(InputStream starter, PipedOutputStream heard) {
    byte[] said = new byte[1024];
    try {
      for (int length = starter.read(said); length >= 0; length = starter.read(said)) {
        heard.write(said, 0, length);
        // Who waits at a pipe is only woken by this.
        heard.flush();
      }
    } catch (IOException e) {
      // Gone as well.
    }
    // At once: what an orderly end would wait for, Kafka above all, went with the starter.
    Runtime.getRuntime().halt(1);
  }
}
