package io.beckon.delivery.smtp;

import io.beckon.delivery.attempt.GoAhead;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Angus' transport, which asks for the go-ahead before DATA and knows how far it has come. */
final class StagedTransport extends SMTPTransport {

  private GoAhead goAhead;
  private Stage stage = Stage.CONNECT;
  private boolean open;

  /** The go-ahead was not given; nothing was handed over. */
  static final class WithheldException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final GoAhead.Answer answer;

    private WithheldException(GoAhead.Answer answer) {
      super("No go-ahead");
      this.answer = answer;
    }

    GoAhead.Answer answer() {
      return answer;
    }
  }

  StagedTransport(Session session) {
    super(session, new URLName("smtp", null, -1, null, null, null));
  }

  /** For the next message. */
  void begin(GoAhead ask) {
    goAhead = ask;
    stage = Stage.SENDER;
  }

  Stage stage() {
    return stage;
  }

  /** Whether Angus has not closed it; nothing is asked of the server. */
  boolean isOpen() {
    return open;
  }

  @Override
  protected void setConnected(boolean connected) {
    super.setConnected(connected);
    open = connected;
  }

  @Override
  protected void rcptTo() throws MessagingException {
    stage = Stage.RECIPIENT;
    goAhead.begin();
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    GoAhead.Answer answer;
    try {
      answer = goAhead.ask();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer = GoAhead.Answer.UNWRITTEN;
    }
    if (answer != GoAhead.Answer.GO) {
      throw new WithheldException(answer);
    }
    stage = Stage.DATA;
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    stage = Stage.DOT;
    super.finishData();
  }
}
