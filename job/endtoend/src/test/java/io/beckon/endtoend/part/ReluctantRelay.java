package io.beckon.endtoend.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a mail server and passes on what is said, except that it tells some recipients to
 * come again later: 451.
 */
public final class ReluctantRelay implements AutoCloseable {

  private final ServerSocket door;
  private final int behind;
  private final Set<String> putOff = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> times = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  ReluctantRelay(int behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** From now on mail to this address is to come later. */
  public void putOff(String address) {
    putOff.add(address);
  }

  /** How often mail to this address was put off. */
  public int timesPutOff(String address) {
    return times.getOrDefault(address, 0);
  }

  /** From now on everybody's mail is passed on. */
  public void relent() {
    putOff.clear();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "reluctant-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        start(() -> serve(client, server));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client, Socket server) {
    try (client;
        server) {
      BufferedReader asked = reader(client);
      BufferedReader answered = reader(server);
      OutputStream toClient = client.getOutputStream();
      OutputStream toServer = server.getOutputStream();
      String answer = pass(answered, toClient);
      String line;
      while (answer != null && (line = asked.readLine()) != null) {
        if (isPutOff(line)) {
          say(toClient, "451 4.3.0 later");
          continue;
        }
        say(toServer, line);
        answer = pass(answered, toClient);
        if (answer != null && answer.startsWith("354")) {
          passMail(asked, toServer);
          answer = pass(answered, toClient);
        }
      }
    } catch (IOException e) {
      // One of the two went away, or the tests are over.
    } finally {
      open.remove(client);
      open.remove(server);
    }
  }

  private boolean isPutOff(String line) {
    if (!line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")) {
      return false;
    }
    String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    boolean later = putOff.contains(address);
    if (later) {
      times.merge(address, 1, Integer::sum);
    }
    return later;
  }

  /** A whole answer; its last line, or null where there is none. */
  private static String pass(BufferedReader from, OutputStream to) throws IOException {
    String line;
    while ((line = from.readLine()) != null) {
      say(to, line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return line;
      }
    }
    return null;
  }

  private static void passMail(BufferedReader from, OutputStream to) throws IOException {
    String line;
    do {
      line = from.readLine();
      if (line == null) {
        return;
      }
      say(to, line);
    } while (!line.equals("."));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void say(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
