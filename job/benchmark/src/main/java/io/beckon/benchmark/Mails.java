package io.beckon.benchmark;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;

/** What the bare client sends. Called by many threads at once. */
@FunctionalInterface
interface Mails {

  /** The mails of one connection, one after another. */
  Writer on(Session session) throws MessagingException;

  /** Writes mails for one thread. */
  @FunctionalInterface
  interface Writer {
    MimeMessage to(String address) throws Exception;
  }

  /** The same bytes to everybody: nothing is done for a mail but to hand it over. */
  static Mails ready(byte[] message) {
    return session -> {
      MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(message));
      return address -> mail;
    };
  }
}
