package io.beckon.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SmtpSinkTest {

  @Test
  void mailIsCountedByDomainAndTheFirstIsKept() throws Exception {
    try (SmtpSink sink = new SmtpSink();
        Client client = new Client(sink.port())) {
      client.say("MAIL FROM:<a@b.example>", "250");
      client.say("RCPT TO:<ann@quick.example>", "250");
      client.say("DATA", "354");
      client.say("Subject: dots\r\n\r\n..\r\n.x\r\n.", "250");
      client.say("MAIL FROM:<a@b.example>", "250");
      client.say("RCPT TO:<bob@quick.example>", "250");
      client.say("DATA", "354");
      client.say(".", "250");
      assertThat(sink.taken().get("quick.example").sum()).isEqualTo(2);
      assertThat(sink.sample()).asString().isEqualTo("Subject: dots\r\n\r\n..\r\n.x\r\n");
    }
  }

  @Test
  void aDomainIsRefusedAndTheOthersAreNot() throws Exception {
    try (SmtpSink sink = new SmtpSink();
        Client client = new Client(sink.port())) {
      sink.behave("busy.example", new SmtpSink.Manner(0, 451));
      client.say("MAIL FROM:<a@b.example>", "250");
      client.say("RCPT TO:<ann@busy.example>", "451");
      client.say("RSET", "250");
      client.say("MAIL FROM:<a@b.example>", "250");
      client.say("RCPT TO:<ann@quick.example>", "250");
      sink.reset();
      client.say("RCPT TO:<ann@busy.example>", "250");
      assertThat(sink.taken()).isEmpty();
    }
  }

  private static final class Client implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    Client(int port) throws Exception {
      socket = new Socket("127.0.0.1", port);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      out = socket.getOutputStream();
      assertThat(in.readLine()).startsWith("220");
    }

    void say(String line, String code) throws Exception {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(in.readLine()).startsWith(code);
    }

    @Override
    public void close() throws Exception {
      socket.close();
    }
  }
}
