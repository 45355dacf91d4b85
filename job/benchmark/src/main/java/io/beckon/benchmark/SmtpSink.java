package io.beckon.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * An SMTP server that takes mail and forgets it, with one thread to a connection: fast enough not
 * to be what is measured, and slow where it is told to be. How it behaves is set by recipient
 * domain.
 */
final class SmtpSink implements AutoCloseable {

  /**
   * How the sink treats mail.
   *
   * @param delayMs before each reply
   * @param code of the reply to the recipient; 250 takes the mail
   */
  record Manner(long delayMs, int code) {
    static final Manner QUICK = new Manner(0, 250);
  }

  private final ServerSocket server;
  private final Map<String, Manner> manners = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> taken = new ConcurrentHashMap<>();
  private volatile Manner usual = Manner.QUICK;
  private volatile byte[] sample;

  /** A sink on a free port of the loopback address. */
  SmtpSink() throws IOException {
    server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    start("sink", this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** How mail is treated, and replies before the recipient is known. */
  void behave(Manner manner) {
    usual = manner;
  }

  /** How mail to a domain is treated, from the reply to its recipient on. */
  void behave(String domain, Manner manner) {
    manners.put(domain, manner);
  }

  /** Forgets what it was told and what it took. */
  void reset() {
    usual = Manner.QUICK;
    manners.clear();
    taken.clear();
    sample = null;
  }

  /** Mails taken, by domain. */
  Map<String, LongAdder> taken() {
    return taken;
  }

  Manner usual() {
    return usual;
  }

  Manner of(String domain) {
    return manners.getOrDefault(domain, usual);
  }

  void took(String domain) {
    taken.computeIfAbsent(domain, any -> new LongAdder()).increment();
  }

  /** The first mail taken, as it came over the wire; null before it came. */
  byte[] sample() {
    return sample;
  }

  void keep(byte[] message) {
    sample = message;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        start("sink-connection", () -> new SmtpSession(this, socket).run());
      }
    } catch (IOException e) {
      // Closed: it takes no more.
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
