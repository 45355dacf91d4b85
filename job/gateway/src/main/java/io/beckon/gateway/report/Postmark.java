package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Postmark's webhooks. It signs nothing: its address is given with a name and a password. The token
 * is longer than a value of its metadata may be, and so stands in several: {@code beckon-1}, {@code
 * beckon-2} and so on.
 */
final class Postmark implements Reporter {

  private static final int PIECES = 10;

  /** Types of bounces after which there is nobody at the address. */
  private static final Set<String> PERMANENT =
      Set.of("HardBounce", "BadEmailAddress", "AddressChange");

  private final List<String> passwords;

  Postmark(List<String> passwords) {
    this.passwords = passwords;
  }

  @Override
  public int maxBody() {
    return 1 << 20;
  }

  @Override
  public void admit(Context request) throws Refusal {
    Passwords.need(request, passwords);
  }

  @Override
  public Reports read(Context request, byte[] body) throws Refusal {
    return Reports.of(report(Fields.read(body)));
  }

  private static Optional<Report> report(Map<String, Object> event) {
    String type = Fields.text(event.get("Type"));
    String record = Fields.text(event.get("RecordType"));
    Report.Kind kind;
    if (record.equals("SpamComplaint") || type.equals("SpamComplaint")) {
      kind = Report.Kind.COMPLAINED;
    } else if (record.equals("Bounce")) {
      kind = Report.Kind.BOUNCED;
    } else if (record.equals("Delivery")) {
      kind = Report.Kind.DELIVERED;
    } else {
      return Optional.empty();
    }
    // A hard bounce may follow a soft one of the same message, and is another event.
    String what = kind == Report.Kind.BOUNCED ? record + ':' + type : record;
    return Optional.of(
        new Report(
            kind,
            List.of(token(Fields.object(event.get("Metadata")))),
            "",
            PERMANENT.contains(type),
            kind == Report.Kind.BOUNCED ? Fields.code(type) : "",
            "postmark:" + what + ':' + Fields.text(event.get("MessageID"))));
  }

  private static String token(Map<String, Object> metadata) {
    StringBuilder token = new StringBuilder(Fields.text(metadata.get(Fields.TOKEN)));
    for (int i = 1; i <= PIECES; i++) {
      token.append(Fields.text(metadata.get(Fields.TOKEN + '-' + i)));
    }
    return token.toString();
  }
}
