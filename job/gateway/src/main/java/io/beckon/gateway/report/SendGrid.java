package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.beckon.gateway.track.BadMessageException;
import io.beckon.gateway.track.Batch;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SendGrid's event webhook, signed with ECDSA over the time and the body as they came. The token is
 * a unique argument {@value Fields#TOKEN} of the mail.
 */
final class SendGrid implements Reporter {

  private static final String HEADER = "X-Twilio-Email-Event-Webhook-";

  /** It tries for a day. */
  private static final Duration OLD = Duration.ofHours(25);

  private final List<PublicKey> keys = new ArrayList<>();
  private final InstantSource clock;

  /**
   * With its keys.
   *
   * @throws IllegalArgumentException where one is none
   */
  SendGrid(List<String> publicKeys, InstantSource clock) {
    this.clock = clock;
    for (String key : publicKeys) {
      try {
        byte[] encoded = Base64.getDecoder().decode(key);
        keys.add(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new IllegalArgumentException("sendgrid.keys has one that is no public key", e);
      }
    }
  }

  @Override
  public int maxBody() {
    return 1 << 20;
  }

  @Override
  public void admit(Context request) throws Refusal {
    if (!isRecent(header(request, "Timestamp")) || header(request, "Signature").isEmpty()) {
      throw unproved();
    }
  }

  @Override
  public Reports read(Context request, byte[] body) throws Refusal {
    if (!isSigned(header(request, "Timestamp"), body, header(request, "Signature"))) {
      throw unproved();
    }
    List<Report> reports = new ArrayList<>();
    int odd = 0;
    try {
      String list = new String(body, StandardCharsets.UTF_8);
      byte[] framed = ("{\"batch\":" + list + '}').getBytes(StandardCharsets.UTF_8);
      for (String event : Batch.read(framed).messages()) {
        try {
          report(Fields.read(event)).ifPresent(reports::add);
        } catch (Refusal unreadable) {
          // Refused as a whole, all of them would come again, and again with this one.
          odd++;
        }
      }
    } catch (BadMessageException e) {
      throw Refusal.of(400, e.getMessage());
    }
    return new Reports(reports, odd);
  }

  private static String header(Context request, String name) {
    return Optional.ofNullable(request.header(HEADER + name)).orElse("");
  }

  private static Refusal unproved() {
    return Refusal.of(401, "The signature is missing, old or not SendGrid's");
  }

  private boolean isRecent(String time) {
    if (!time.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(time));
    return Duration.between(at, clock.instant()).abs().compareTo(OLD) < 0;
  }

  private boolean isSigned(String time, byte[] body, String signature) {
    for (PublicKey key : keys) {
      try {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        verifier.update(time.getBytes(StandardCharsets.UTF_8));
        verifier.update(body);
        if (verifier.verify(Base64.getDecoder().decode(signature))) {
          return true;
        }
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        // Not even of a signature's form.
      }
    }
    return false;
  }

  private static Optional<Report> report(Map<String, Object> event) {
    Report.Kind kind;
    boolean permanent = false;
    String reason = Fields.code(event.get("status"));
    switch (Fields.text(event.get("event"))) {
      case "bounce" -> {
        kind = Report.Kind.BOUNCED;
        // "blocked" says that the receiver did not want this mail, not that nobody is there.
        permanent = !"blocked".equals(event.get("type"));
      }
      case "dropped" -> {
        kind = Report.Kind.BOUNCED;
        reason = "dropped by SendGrid";
      }
      case "spamreport" -> kind = Report.Kind.COMPLAINED;
      case "delivered" -> kind = Report.Kind.DELIVERED;
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Report(
            kind,
            List.of(Fields.text(event.get(Fields.TOKEN))),
            "",
            permanent,
            reason,
            "sendgrid:" + Fields.text(event.get("sg_event_id"))));
  }
}
