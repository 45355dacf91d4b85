package io.beckon.delivery.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that does as it is told. What it does to a mail stands in the recipient's address,
 * as {@code verb.code@}: {@code rcpt.451}, {@code data.421}, {@code dot.552}; {@code drop.rcpt},
 * {@code drop.data}, {@code drop.dot} close the connection there, the last one with the mail taken,
 * {@code hang.rcpt} and {@code hang.dot} say nothing, {@code hang.body} takes no more of the mail
 * than its first line, and {@code tarpit.rcpt} says a byte at a time. What is about the connection
 * is set on the server.
 */
public final class ScriptedServer implements AutoCloseable {

  /** A mail that was taken. */
  public record Taken(String from, String to, String message) {}

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);

  public final List<Taken> taken = new CopyOnWriteArrayList<>();
  public final AtomicInteger connections = new AtomicInteger();
  public final AtomicInteger logins = new AtomicInteger();

  /** The first line; null for none at all. */
  public volatile String greeting = "220 scripted";

  /** Whether it closes each connection when the next mail begins. */
  public volatile boolean closesIdle;

  /** Whether it does so also where no mail was taken yet; the next connection is served. */
  public volatile boolean closesIdleAtOnce;

  /** Whether it goes away when a mail that was begun is taken back. */
  public volatile boolean closesAtReset;

  /** Whether TLS is begun and nothing said any more. */
  public volatile boolean hangsInTls;

  public volatile boolean offersTls;
  public volatile boolean refusesLogins;

  private final SSLContext tls;
  private final boolean tlsFromTheFirstByte;

  public ScriptedServer() {
    this(null, false);
  }

  /**
   * A server with a certificate.
   *
   * @param tls null for none: where TLS is asked for, it talks rubbish
   */
  public ScriptedServer(SSLContext tls, boolean fromTheFirstByte) {
    this.tls = tls;
    this.tlsFromTheFirstByte = fromTheFirstByte;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        connections.incrementAndGet();
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(tlsFromTheFirstByte ? encrypted(socket) : socket).run();
    } catch (IOException | InterruptedException e) {
      // The other side went away, or the test is over.
    } finally {
      open.remove(socket);
    }
  }

  private Socket encrypted(Socket plain) throws IOException, InterruptedException {
    if (hangsInTls) {
      plain.getInputStream().read();
      ended.await();
    }
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private final class Conversation {
    private final Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private String from = "";
    private String to = "";
    private int mails;
    private int recipients;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      talkOver(socket);
    }

    private void talkOver(Socket socket) throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      out = socket.getOutputStream();
    }

    void run() throws IOException, InterruptedException {
      if (greeting == null) {
        ended.await();
        return;
      }
      say(greeting);
      String line;
      while ((line = in.readLine()) != null) {
        if (!answer(line)) {
          return;
        }
      }
    }

    private boolean answer(String line) throws IOException, InterruptedException {
      String word =
          line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
      switch (word) {
        case "EHLO" ->
            say(
                "250-scripted\r\n"
                    + (offersTls ? "250-STARTTLS\r\n" : "")
                    + "250 AUTH PLAIN LOGIN");
        case "STAR" -> {
          say("220 go ahead");
          if (tls != null) {
            talkOver(encrypted(socket));
            return true;
          }
          out.write("this is not TLS\r\n".getBytes(StandardCharsets.US_ASCII));
          return false;
        }
        case "AUTH" -> {
          logins.incrementAndGet();
          say(refusesLogins ? "535 5.7.8 no" : "235 welcome");
        }
        case "MAIL" -> {
          if (closesIdle && mails > 0 || closesIdleAtOnce && recipients > 0) {
            return false;
          }
          from = address(line);
          say(from.startsWith("sender.") ? code(from) + " sender" : "250 sender");
        }
        case "RCPT" -> {
          to = address(line);
          recipients++;
          return recipient();
        }
        case "DATA" -> {
          return data();
        }
        case "RSET" -> {
          if (closesAtReset) {
            return false;
          }
          say("250 fine");
        }
        case "QUIT" -> {
          say("221 bye");
          return false;
        }
        default -> say("250 fine");
      }
      return true;
    }

    private boolean recipient() throws IOException, InterruptedException {
      if (to.startsWith("drop.rcpt")) {
        return false;
      } else if (to.startsWith("hang.rcpt")) {
        ended.await();
      } else if (to.startsWith("tarpit.rcpt")) {
        // Each byte comes well within the client's patience for one reply.
        while (!ended.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          out.write('2');
        }
      }
      say(to.startsWith("rcpt.") ? reply(to) + " recipient" : "250 recipient");
      return !code(to).equals("421") || !to.startsWith("rcpt.");
    }

    private boolean data() throws IOException, InterruptedException {
      if (to.startsWith("drop.data")) {
        return false;
      }
      if (to.startsWith("data.")) {
        say(code(to) + " data");
        return true;
      }
      say("354 go ahead");
      StringBuilder message = new StringBuilder();
      String line;
      while ((line = in.readLine()) != null && !line.equals(".")) {
        message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        if (to.startsWith("drop.body")) {
          return false;
        } else if (to.startsWith("hang.body")) {
          ended.await();
        }
      }
      if (to.startsWith("dot.")) {
        say(code(to) + " dot");
        return !code(to).equals("421");
      }
      taken.add(new Taken(from, to, message.toString()));
      mails++;
      if (to.startsWith("drop.dot")) {
        return false;
      } else if (to.startsWith("hang.dot")) {
        ended.await();
      }
      say("250 2.0.0 taken");
      return true;
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  /** {@code rcpt.550.5.1.1@} has a code of RFC 3463 too. */
  private static String reply(String address) {
    return address
        .substring(address.indexOf('.') + 1, address.indexOf('@'))
        .replaceFirst("\\.", " ");
  }

  private static String code(String address) {
    return address.split("[.@]")[1];
  }

  @Override
  public void close() throws IOException {
    ended.countDown();
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
