package io.beckon.gateway.report;

import io.beckon.gateway.http.RateLimits;
import io.beckon.gateway.http.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Messages of Amazon SNS: proves that they come from a topic of ours. The certificate is taken from
 * Amazon's own hosts by HTTPS and from nowhere else, wherever a message says it is.
 */
final class Sns {

  private static final String HOST = "https://sns\\.[a-z0-9-]{2,40}\\.amazonaws\\.com(\\.cn)?/";
  private static final Pattern CERTIFICATE =
      Pattern.compile(HOST + "SimpleNotificationService-[A-Za-z0-9]{1,64}\\.pem");
  private static final Pattern CONFIRMATION =
      Pattern.compile(HOST + "\\?Action=ConfirmSubscription&[A-Za-z0-9=&%:._-]{1,2000}");

  private static final List<String> OF_NOTIFICATION =
      List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
  private static final List<String> OF_CONFIRMATION =
      List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

  private static final int REMEMBERED = 16;

  /** Amazon tries for an hour. */
  private static final Duration OLD = Duration.ofHours(2);

  /** Certificates that are asked for in a minute: who knows a topic's name can name many. */
  private static final int ASKED = 10;

  private final List<String> topics;
  private final Fetcher fetcher;
  private final InstantSource clock;
  private final Map<String, X509Certificate> certificates =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, X509Certificate> eldest) {
          return size() > REMEMBERED;
        }
      };

  private final Semaphore asking = new Semaphore(1);
  private final RateLimits asked;

  Sns(List<String> topics, Fetcher fetcher, InstantSource clock) {
    this.topics = topics;
    this.fetcher = fetcher;
    this.clock = clock;
    this.asked = new RateLimits(ASKED / 60.0, ASKED, clock);
  }

  /** Proves a message. */
  void verify(Map<String, Object> message) throws Refusal {
    if (!topics.contains(Fields.text(message.get("TopicArn")))) {
      throw Refusal.of(401, "The topic is not one of ses.topics");
    }
    if (!isRecent(Fields.text(message.get("Timestamp")))) {
      throw Refusal.of(401, "The message is old, or does not say when it was sent");
    }
    String algorithm =
        switch (Fields.text(message.get("SignatureVersion"))) {
          case "1" -> "SHA1withRSA";
          case "2" -> "SHA256withRSA";
          default -> throw Refusal.of(401, "The signature's version is not known here");
        };
    X509Certificate certificate = certificate(Fields.text(message.get("SigningCertURL")));
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(signed(message).getBytes(StandardCharsets.UTF_8));
      byte[] signature = Base64.getDecoder().decode(Fields.text(message.get("Signature")));
      if (verifier.verify(signature)) {
        return;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Not even of a signature's form, or of a certificate that is over.
    }
    throw Refusal.of(401, "The signature is not Amazon's");
  }

  private boolean isRecent(String timestamp) {
    try {
      Duration age = Duration.between(Instant.parse(timestamp), clock.instant());
      return age.abs().compareTo(OLD) < 0;
    } catch (DateTimeParseException | ArithmeticException e) {
      return false;
    }
  }

  /** Says yes to a subscription that we were proved to be asked about. */
  void confirm(Map<String, Object> message) throws Refusal {
    String address = Fields.text(message.get("SubscribeURL"));
    if (!CONFIRMATION.matcher(address).matches()) {
      throw Refusal.of(401, "The address for the confirmation is not Amazon's");
    }
    try {
      fetcher.get(URI.create(address));
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.unavailable();
    }
  }

  private X509Certificate certificate(String address) throws Refusal {
    if (!CERTIFICATE.matcher(address).matches()) {
      throw Refusal.of(401, "The certificate is not at an address of Amazon's");
    }
    synchronized (certificates) {
      X509Certificate known = certificates.get(address);
      if (known != null) {
        return known;
      }
    }
    // One at a time: others are told to come again, and hold no thread until then.
    if (!asking.tryAcquire()) {
      throw Refusal.unavailable();
    }
    try {
      if (!asked.take("", 1)) {
        throw Refusal.tooOften("Too many certificates that were never seen");
      }
      X509Certificate fetched =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(fetcher.get(URI.create(address))));
      synchronized (certificates) {
        certificates.put(address, fetched);
      }
      return fetched;
    } catch (IOException | GeneralSecurityException e) {
      throw Refusal.unavailable();
    } finally {
      asking.release();
    }
  }

  /** Names and values in turns, a line each; a subject only where there is one. */
  private static String signed(Map<String, Object> message) {
    boolean notification = "Notification".equals(message.get("Type"));
    StringBuilder signed = new StringBuilder();
    for (String name : notification ? OF_NOTIFICATION : OF_CONFIRMATION) {
      if (message.get(name) instanceof String value) {
        signed.append(name).append('\n').append(value).append('\n');
      }
    }
    return signed.toString();
  }
}
