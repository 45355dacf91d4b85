package io.beckon.benchmark;

import io.beckon.core.json.JsonReader;
import io.beckon.link.KeyRing;
import io.beckon.link.Link;
import io.beckon.link.Message;
import io.beckon.link.Tokens;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import java.util.Map;

/**
 * A mail of its own for everybody, as one would write it over the libraries: the texts by liqp, the
 * message by Jakarta Mail, text and HTML as alternatives, and a sealed link to unsubscribe. What
 * the job does beyond that is not done: links of products are not sealed, nothing is escaped, and
 * nobody remembers what was sent.
 */
final class WrittenMails implements Mails {

  private static final String UTF_8 = "UTF-8";

  private final BareLiqp texts = new BareLiqp();
  private final Tokens tokens = new Tokens(KeyRing.parse(Mailing.KEYS));

  @Override
  public Writer on(Session session) {
    return address -> write(session, address);
  }

  private MimeMessage write(Session session, String address) throws Exception {
    Map<String, Object> profile = JsonReader.object(Mailing.profile(address));
    Map<String, Object> trigger = JsonReader.object(Mailing.trigger());
    String unsubscribe = "https://m.shop.example/u/" + token(address);
    BareLiqp.Texts rendered = texts.render(profile, trigger, unsubscribe);
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress("hello@" + Mailing.DOMAIN, "The Mug Shop", UTF_8));
    mail.setRecipient(RecipientType.TO, new InternetAddress(address));
    mail.setSubject(rendered.subject(), UTF_8);
    mail.setSentDate(new Date());
    mail.setHeader("List-Unsubscribe", '<' + unsubscribe + '>');
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    mail.setContent(
        new MimeMultipart(
            "alternative", part(rendered.text(), "plain"), part(rendered.page(), "html")));
    mail.saveChanges();
    return mail;
  }

  private String token(String address) {
    return tokens.seal(
        Link.Unsubscribe.from(
            new Message(address, address, "spring-offer", "first", "offer", "email", "offers")));
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, kind);
    return part;
  }
}
