package io.beckon.delivery.smtp;

import io.beckon.delivery.attempt.Withholding;
import io.beckon.delivery.decide.Outcome;
import io.beckon.delivery.decide.Outcome.Accepted;
import io.beckon.delivery.decide.Outcome.Deferred;
import io.beckon.delivery.decide.Outcome.Fault;
import io.beckon.delivery.decide.Outcome.Refused;
import io.beckon.delivery.decide.Outcome.Scope;
import io.beckon.delivery.decide.Outcome.Unanswered;
import io.beckon.link.StatusCode;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a failure means. The words of the server are not looked at: its codes are, and of a refused
 * recipient that of RFC 3463 too.
 */
final class Failures {

  private static final int CLOSING = 421;
  private static final int TOO_MUCH = 552;
  private static final int LOGIN = 535;

  /** RFC 4954, 6: a login, or encryption, is required. */
  private static final int NOT_LOGGED_IN = 530;

  /** Before what a reply says: {@code 550 } or {@code 550-}. */
  private static final int REPLY_CODE = 4;

  /** RFC 3463, 3.8: it is a matter of security or policy. */
  private static final String POLICY = "5.7.";

  private static final int DEEPEST = 20;

  private Failures() {}

  /**
   * While a connection was made: it is the relay's fault, or our configuration's, never the mail's.
   */
  static Outcome connecting(MessagingException failure, int lastCode) {
    if (failure instanceof AuthenticationFailedException) {
      return new Deferred(Scope.RELAY, LOGIN, "login", 0);
    }
    return new Deferred(Scope.RELAY, Math.max(0, lastCode), reason(failure), 0);
  }

  /** While a message was handed over. */
  static Outcome sending(Exception failure, Stage stage) {
    if (failure instanceof StagedTransport.WithheldException withheld) {
      return Withholding.of(withheld.answer());
    }
    int code = code(failure);
    if (code <= 0) {
      return switch (stage) {
        case CONNECT, SENDER -> new Deferred(Scope.RELAY, 0, reason(failure), 0);
        case RECIPIENT, DATA -> new Deferred(Scope.LANE, 0, reason(failure), 0);
        case DOT -> new Unanswered(reason(failure));
      };
    }
    if (stage == Stage.DOT && code < 400) {
      // Angus takes nothing but 250 for a yes; any other 2xx is one, and the rest is no answer.
      return code >= 200 && code < 300 ? new Accepted(code) : new Unanswered("reply");
    }
    if (code == NOT_LOGGED_IN) {
      return new Deferred(Scope.RELAY, code, "login", 0);
    }
    boolean forGood = code >= 500;
    return switch (stage) {
      // A sender that is not let in is our configuration, and would be the same for all.
      case CONNECT, SENDER ->
          code == TOO_MUCH ? new Refused(code) : new Deferred(Scope.RELAY, code, "sender", 0);
      // RFC 5321, 4.5.3.1.10: of a recipient 552 means what 452 means.
      case RECIPIENT -> forGood && code != TOO_MUCH ? recipient(failure, code) : deferred(code);
      case DATA, DOT -> forGood ? new Refused(code) : deferred(code);
    };
  }

  /** That there is nobody is believed of the recipient alone, and not of every 5xx. */
  private static Refused recipient(Exception failure, int code) {
    String said = text(failure);
    String status = said.length() <= REPLY_CODE ? "" : StatusCode.first(said.substring(REPLY_CODE));
    if (status.isEmpty()) {
      boolean mailbox = code == 550 || code == 551 || code == 553;
      return new Refused(code, mailbox ? Fault.ADDRESS : Fault.MESSAGE);
    } else if (StatusCode.isPermanent(status)) {
      return new Refused(code, Fault.ADDRESS);
    }
    return new Refused(code, status.startsWith(POLICY) ? Fault.SENDER : Fault.MESSAGE);
  }

  /** The reply that refused the recipient; empty where none is known. */
  private static String text(Throwable failure) {
    Throwable at = failure;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      if (at instanceof SMTPAddressFailedException address && address.getMessage() != null) {
        return address.getMessage();
      }
      at = next(at);
    }
    return "";
  }

  private static Deferred deferred(int code) {
    return new Deferred(code == CLOSING ? Scope.LANE : Scope.MESSAGE, code, "", 0);
  }

  /** Of the innermost answer that has one: a refused recipient stands inside of others. */
  static int code(Throwable failure) {
    int code = 0;
    Throwable at = failure;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      int here = 0;
      if (at instanceof SMTPAddressFailedException address) {
        here = address.getReturnCode();
      } else if (at instanceof SMTPSenderFailedException sender) {
        here = sender.getReturnCode();
      } else if (at instanceof SMTPSendFailedException send) {
        here = send.getReturnCode();
      }
      code = here > 0 ? here : code;
      at = next(at);
    }
    return code;
  }

  private static String reason(Throwable failure) {
    Throwable at = failure;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      if (at instanceof SocketTimeoutException) {
        return "timeout";
      } else if (at instanceof SSLException) {
        return "tls";
      }
      at = next(at);
    }
    return String.valueOf(failure.getMessage()).contains("STARTTLS") ? "tls" : "connection";
  }

  private static Throwable next(Throwable at) {
    return at instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : at.getCause();
  }
}
