package io.beckon.inbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The mails of all recipients, the last few hundred of them, in memory. Thread-safe. */
public final class Mailbox {

  private final int bound;
  private final Consumer<Mail> told;
  private final Deque<Mail> mails = new ArrayDeque<>();
  private long arrived;

  /**
   * An empty one.
   *
   * @param bound so many mails are kept; the oldest goes first
   */
  public Mailbox(int bound) {
    this(bound, mail -> {});
  }

  /**
   * An empty one that tells of each mail before its sender hears that it was taken.
   *
   * @param told must be quick, since senders wait for it; it may ask this box, and wait for others
   *     who do, since the box is not locked meanwhile
   */
  public Mailbox(int bound, Consumer<Mail> told) {
    this.bound = bound;
    this.told = told;
  }

  /**
   * Takes a mail.
   *
   * @throws UnreadableMail where it is none
   */
  public Mail take(String envelopeFrom, String to, byte[] raw, Instant now) throws UnreadableMail {
    Mail mail = put(envelopeFrom, to, raw, now);
    told.accept(mail);
    return mail;
  }

  private synchronized Mail put(String envelopeFrom, String to, byte[] raw, Instant now)
      throws UnreadableMail {
    Mail mail = MailReader.read(arrived + 1, now, envelopeFrom, to, raw);
    arrived++;
    mails.addFirst(mail);
    if (mails.size() > bound) {
      mails.removeLast();
    }
    return mail;
  }

  /** Those that are still there, the newest first. */
  public synchronized List<Mail> newestFirst() {
    return new ArrayList<>(mails);
  }

  /** Empty where there is no such mail, or it had to go. */
  public synchronized Optional<Mail> find(long number) {
    return mails.stream().filter(mail -> mail.number() == number).findFirst();
  }

  /** How many have arrived since the beginning. */
  public synchronized long arrived() {
    return arrived;
  }
}
