package io.beckon.inbox;

import java.net.InetAddress;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on the loopback address that puts every mail into one box. */
public final class MailServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  /** In bytes; what a mail of ours never comes near to. */
  private static final int LARGEST = 1 << 20;

  private static final int CONNECTIONS = 64;

  private final SMTPServer server;

  private MailServer(SMTPServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param clock says when a mail arrived
   */
  public static MailServer start(Mailbox box, int port, InstantSource clock) {
    SMTPServer server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("inbox.localhost")
            .maxMessageSize(LARGEST)
            .maxConnections(CONNECTIONS)
            .messageHandler(
                (context, from, to, data) -> {
                  try {
                    box.take(from, to, data, clock.instant());
                  } catch (UnreadableMail e) {
                    LOG.warn("A mail of {} bytes cannot be read and is refused", data.length, e);
                    throw new RejectException(554, e.getMessage());
                  }
                })
            .build();
    server.start();
    return new MailServer(server);
  }

  /** Where it listens. */
  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }
}
