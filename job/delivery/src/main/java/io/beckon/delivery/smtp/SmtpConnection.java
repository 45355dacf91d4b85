package io.beckon.delivery.smtp;

import io.beckon.delivery.attempt.GoAhead;
import io.beckon.delivery.decide.Outcome;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** One connection to the relay, for one thread at a time. */
final class SmtpConnection {

  private static final int OK = 250;

  private final Relay relay;
  private final NoDelay sockets = new NoDelay();
  private final StagedTransport transport;
  private boolean usable;
  private int sent;

  SmtpConnection(Relay relay, SSLSocketFactory tls) {
    this.relay = relay;
    this.transport = new StagedTransport(Session.getInstance(properties(tls)));
  }

  private Properties properties(SSLSocketFactory tls) {
    Properties all = new Properties();
    set(all, "connectiontimeout", relay.connectTimeout().toMillis());
    set(all, "timeout", relay.replyTimeout().toMillis());
    set(all, "socketFactory.fallback", false);
    set(all, "starttls.enable", relay.tls() == Relay.Tls.STARTTLS);
    set(all, "starttls.required", relay.tls() == Relay.Tls.STARTTLS);
    set(all, "ssl.enable", relay.tls() == Relay.Tls.IMPLICIT);
    set(all, "ssl.checkserveridentity", true);
    set(all, "auth", !relay.user().isEmpty());
    // An answer to QUIT helps nobody.
    set(all, "quitwait", false);
    if (!relay.helo().isEmpty()) {
      set(all, "localhost", relay.helo());
    }
    all.put("mail.smtp.socketFactory", sockets);
    all.put("mail.smtp.ssl.socketFactory", new NoDelayTls(tls, sockets));
    return all;
  }

  private static void set(Properties all, String name, Object value) {
    all.setProperty("mail.smtp." + name, value.toString());
  }

  /**
   * Connects and logs in.
   *
   * @return null where it did
   */
  Outcome open() {
    try {
      boolean login = !relay.user().isEmpty();
      transport.connect(
          relay.host(), relay.port(), login ? relay.user() : null, login ? relay.password() : null);
      usable = true;
      return null;
    } catch (MessagingException e) {
      return Failures.connecting(e, transport.getLastReturnCode());
    }
  }

  /** Hands a mail over. */
  Outcome send(Envelope mail, GoAhead goAhead) {
    transport.begin(goAhead);
    usable = false;
    try {
      Address[] to = {new InternetAddress(mail.to(), true)};
      transport.sendMessage(new RawMessage(mail), to);
      usable = true;
      sent++;
      return new Outcome.Accepted(OK);
    } catch (AddressException e) {
      usable = true;
      return new Outcome.Unfit("bad_address", "the address is none that mail can be sent to");
    } catch (MessagingException e) {
      Outcome outcome = Failures.sending(e, transport.stage());
      int code = Failures.code(e);
      usable = code >= 400 && code != 421;
      return outcome;
    }
  }

  /** Whether it never got so far that the server heard of this mail's recipient. */
  boolean failedAtTheDoor() {
    return transport.stage() == Stage.SENDER;
  }

  /** Where a refused mail could not be taken back, Angus has closed the connection. */
  boolean isUsable() {
    return usable && transport.isOpen();
  }

  int sent() {
    return sent;
  }

  /** Ends it from another thread: who waits for an answer gets none. */
  void cut() {
    sockets.cut();
  }

  void close() {
    if (!isUsable()) {
      // To say goodbye is to write, and nobody may be reading.
      sockets.cut();
    }
    try {
      transport.close();
    } catch (MessagingException e) {
      sockets.cut();
    }
  }
}
