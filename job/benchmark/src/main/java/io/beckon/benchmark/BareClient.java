package io.beckon.benchmark;

import io.beckon.delivery.smtp.NoDelay;
import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus Mail used directly, as fast as it goes: a connection for each thread, used for all of its
 * mails, and sockets that send at once, which are the job's: they are no part of what is compared.
 */
final class BareClient implements AutoCloseable {

  private final int port;
  private final Mails mails;
  private final AtomicInteger number = new AtomicInteger();
  private final ExecutorService threads;
  private final List<Future<?>> work = new ArrayList<>();
  private volatile boolean stopped;

  /** Begins to send, until it is closed. */
  BareClient(int port, int connections, Mails mails) {
    this.port = port;
    this.mails = mails;
    threads = Executors.newFixedThreadPool(connections);
    for (int i = 0; i < connections; i++) {
      work.add(
          threads.submit(
              () -> {
                send();
                return null;
              }));
    }
  }

  private void send() throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.socketFactory", new NoDelay());
    properties.setProperty("mail.smtp.from", "bounces@" + Mailing.DOMAIN);
    properties.setProperty("mail.smtp.localhost", "benchmark");
    Session session = Session.getInstance(properties);
    Mails.Writer writer = mails.on(session);
    try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
      transport.connect("127.0.0.1", port, null, null);
      while (!stopped) {
        String address = Mailing.address(number.incrementAndGet());
        Address[] to = {new InternetAddress(address)};
        transport.sendMessage(writer.to(address), to);
      }
    }
  }

  /** Stops; throws where a mail could not be sent. */
  @Override
  public void close() throws ExecutionException, InterruptedException {
    stopped = true;
    threads.shutdown();
    for (Future<?> one : work) {
      one.get();
    }
  }
}
