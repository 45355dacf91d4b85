package io.beckon.gateway.report;

import io.beckon.gateway.http.Refusal;
import io.beckon.link.StatusCode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mailgun's webhooks. Their signature is over a time and a random text and not over what they say,
 * so whoever has seen one can say other things under it for as long as it is taken. The token is a
 * user variable {@value Fields#TOKEN}.
 */
final class Mailgun implements Reporter {

  /** It tries for eight hours. */
  private static final Duration OLD = Duration.ofHours(9);

  private final List<String> keys;
  private final InstantSource clock;

  Mailgun(List<String> keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public int maxBody() {
    return 256 * 1024;
  }

  /** The signature is in the body. */
  @Override
  public void admit(Context request) {}

  @Override
  public Reports read(Context request, byte[] body) throws Refusal {
    Map<String, Object> message = Fields.read(body);
    if (!isSigned(Fields.object(message.get("signature")))) {
      throw Refusal.of(401, "The signature is missing, old or not Mailgun's");
    }
    return Reports.of(report(Fields.object(message.get("event-data"))));
  }

  private boolean isSigned(Map<String, Object> signature) {
    String time = Fields.code(signature.get("timestamp"));
    if (!time.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(time));
    if (Duration.between(at, clock.instant()).abs().compareTo(OLD) >= 0) {
      return false;
    }
    byte[] given = Fields.text(signature.get("signature")).getBytes(StandardCharsets.US_ASCII);
    String signed = time + Fields.text(signature.get("token"));
    boolean found = false;
    for (String key : keys) {
      byte[] expected = hmac(key, signed).getBytes(StandardCharsets.US_ASCII);
      found |= MessageDigest.isEqual(expected, given);
    }
    return found;
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256", e);
    }
  }

  private static Optional<Report> report(Map<String, Object> event) {
    Report.Kind kind;
    boolean permanent = false;
    switch (Fields.text(event.get("event"))) {
      case "failed" -> {
        if (!"permanent".equals(event.get("severity"))) {
          // It tries again by itself.
          return Optional.empty();
        }
        kind = Report.Kind.BOUNCED;
        permanent = true;
      }
      case "complained" -> kind = Report.Kind.COMPLAINED;
      case "delivered" -> kind = Report.Kind.DELIVERED;
      default -> {
        return Optional.empty();
      }
    }
    Map<String, Object> status = Fields.object(event.get("delivery-status"));
    String enhanced = Fields.code(status.get("enhanced-code"));
    boolean bad = enhanced.isEmpty() ? permanent : permanent && StatusCode.isPermanent(enhanced);
    return Optional.of(
        new Report(
            kind,
            List.of(Fields.text(Fields.object(event.get("user-variables")).get(Fields.TOKEN))),
            "",
            bad,
            enhanced.isEmpty() ? Fields.code(status.get("code")) : enhanced,
            "mailgun:" + Fields.text(event.get("id"))));
  }
}
