package io.beckon.inbox;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The inbox as a process of its own, until it is killed: {@code scripts/inbox} starts it. */
public final class InboxProcess {

  private static final int SMTP = 2525;
  private static final int PAGE = 8025;
  private static final int MAILS = 500;

  private InboxProcess() {}

  /**
   * Starts it.
   *
   * @param arguments the ports for mail and for the page; 2525 and 8025 where they are not said
   */
  public static void main(String[] arguments) throws Exception {
    Mailbox box = new Mailbox(MAILS);
    CountDownLatch stopped = new CountDownLatch(1);
    try (MailServer server =
            MailServer.start(box, port(arguments, 0, SMTP), InstantSource.system());
        Inbox inbox = Inbox.open(box, port(arguments, 1, PAGE))) {
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      System.out.println(
          "Mail is taken at 127.0.0.1:" + server.port() + ", and shown at " + inbox.address());
      stopped.await();
    }
  }

  private static int port(String[] arguments, int place, int otherwise) {
    return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
  }
}
