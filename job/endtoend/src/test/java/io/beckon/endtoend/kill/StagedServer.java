package io.beckon.endtoend.kill;

import io.beckon.endtoend.kill.Prompter.Cue;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A mail server with STARTTLS and AUTH that plays what its prompter says. */
final class StagedServer implements AutoCloseable {

  /**
   * A mail whose final dot was read; whether that was answered is another thing.
   *
   * @param to of the envelope
   */
  record Taken(String to, String messageId) {}

  private final ServerSocket door;
  private final SSLSocketFactory tls;
  private final Prompter prompter;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  final List<Taken> taken = new CopyOnWriteArrayList<>();

  StagedServer(SSLSocketFactory tls, Prompter prompter) {
    this.tls = tls;
    this.prompter = prompter;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What is idle, or stands still, is closed: the next mail needs a new connection. */
  void dropConnections() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "staged-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Conversation(socket).run();
    } catch (IOException | InterruptedException e) {
      // The other side went away, or was killed.
    } finally {
      open.remove(socket);
    }
  }

  private final class Conversation {
    private final Optional<Cue> ofConnection = prompter.nextConnection();
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private Optional<Cue> ofRecipient = Optional.empty();
    private String to = "";

    Conversation(Socket socket) throws IOException {
      on(socket);
    }

    private void on(Socket other) throws IOException {
      socket = other;
      in =
          new BufferedReader(
              new InputStreamReader(other.getInputStream(), StandardCharsets.ISO_8859_1));
      out = other.getOutputStream();
    }

    void run() throws IOException, InterruptedException {
      if (!answer(Point.GREETING, "220 staged")) {
        return;
      }
      String line;
      while ((line = in.readLine()) != null) {
        if (!read(line)) {
          return;
        }
      }
    }

    private boolean read(String line) throws IOException, InterruptedException {
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      boolean encrypted = socket instanceof SSLSocket;
      return switch (word) {
        case "EHLO" ->
            answer(
                Point.EHLO,
                encrypted ? "250-staged\r\n250 AUTH PLAIN" : "250-staged\r\n250 STARTTLS");
        case "STARTTLS" -> answer(Point.STARTTLS, "220 go ahead") && encrypt();
        case "AUTH" -> answer(Point.AUTH, "235 welcome");
        case "MAIL" -> answer(Point.MAIL, "250 sender");
        case "RCPT" -> {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          ofRecipient = prompter.recipient(to);
          yield answer(Point.RCPT, "250 recipient");
        }
        case "DATA" -> answer(Point.DATA, "354 go ahead") && mail();
        case "QUIT" -> false;
        default -> answer(null, "250 fine");
      };
    }

    private boolean encrypt() throws IOException {
      SSLSocket encrypted =
          (SSLSocket) tls.createSocket(socket, "127.0.0.1", socket.getPort(), true);
      encrypted.setUseClientMode(false);
      encrypted.startHandshake();
      on(encrypted);
      return true;
    }

    private boolean mail() throws IOException, InterruptedException {
      String id = "";
      String line;
      while ((line = in.readLine()) != null && !line.equals(".")) {
        if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
          id = line.substring("message-id:".length()).strip();
        }
        Optional<Cue> cue = cue(Point.BODY);
        if (cue.isPresent()) {
          return play(cue.get(), "");
        }
      }
      if (line == null) {
        return false;
      }
      Optional<Cue> cue = cue(Point.DOT);
      if (cue.isEmpty() || cue.get().line() == null || cue.get().line().isEmpty()) {
        taken.add(new Taken(to, id));
      }
      if (!answer(Point.DOT, "250 2.0.0 taken")) {
        return false;
      }
      // The client may use the connection again at once, and must not find it dead.
      cue(Point.ANSWERED).ifPresent(prompter::reach);
      return true;
    }

    /** What is to happen here; the same again when it is asked again. */
    private Optional<Cue> cue(Point at) {
      return ofConnection
          .filter(cue -> cue.at() == at)
          .or(() -> ofRecipient.filter(cue -> cue.at() == at));
    }

    /** False where the conversation is over. */
    private boolean answer(Point at, String yes) throws IOException, InterruptedException {
      Optional<Cue> cue = cue(at);
      if (cue.isPresent()) {
        return play(cue.get(), yes);
      }
      say(yes);
      return true;
    }

    private boolean play(Cue cue, String yes) throws IOException, InterruptedException {
      prompter.reach(cue);
      if (cue.drips()) {
        while (true) {
          say(cue.line());
          socket.setSoTimeout(50);
          try {
            if (socket.getInputStream().read() < 0) {
              return false;
            }
          } catch (java.net.SocketTimeoutException e) {
            // It is still there, and waits.
          }
        }
      }
      if (cue.line() == null) {
        // Whoever waits here is killed; what it still has to say is not answered.
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        return false;
      }
      prompter.awaitGo();
      if (cue.line().isEmpty()) {
        prompter.said(cue);
        return false;
      }
      say(cue.line());
      prompter.said(cue);
      return !cue.line().startsWith("421");
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    dropConnections();
  }
}
