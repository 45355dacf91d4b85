package io.beckon.benchmark;

import io.beckon.schemas.CampaignRecord;
import io.beckon.schemas.SendCommand;
import io.beckon.schemas.UsedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is sent: a made-up offer with a list of products, about 10 KB when it is written, to people
 * in many domains.
 */
final class Mailing {

  static final String DOMAIN = "shop.example";
  static final String TEMPLATE = "offer";

  /** What links are sealed with. */
  static final String KEYS = "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** The domain that is made slow, or refuses; none of the others. */
  static final String SICK = "sick.example";

  private static final int DOMAINS = 32;
  private static final int PRODUCTS = 14;

  private Mailing() {}

  /** Somebody's address; neighbours are in different domains. */
  static String address(int number) {
    return "reader" + number + "@d" + number % DOMAINS + ".example";
  }

  /** A marketing mail. */
  static SendCommand command(String id, String address, Instant now) {
    return SendCommand.newBuilder()
        .setCommandId(id)
        .setJourneyId("journey-" + id)
        .setCampaign("spring-offer")
        .setVersion("v1")
        .setStep("first")
        .setUserId("user-" + id)
        .setChannel("email")
        .setTemplate(TEMPLATE)
        .setTopic("offers")
        .setDueAt(now)
        .setDecidedAt(now)
        .setExpiresAt(now.plus(Duration.ofDays(1)))
        .setProfile(profile(address))
        .setTrigger(trigger())
        .build();
  }

  static String profile(String address) {
    return "{\"email\":\"" + address + "\",\"name\":\"Ann Reader\",\"plan\":\"pro\"}";
  }

  static String trigger() {
    return IntStream.range(0, PRODUCTS)
        .mapToObj(
            i ->
                "{\"name\":\"Mug number "
                    + i
                    + "\",\"price\":"
                    + (i + 4)
                    + ".25,\"quantity\":"
                    + (i % 3 + 1)
                    + ",\"id\":\"m-"
                    + i
                    + "\"}")
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }

  /** The template, as {@code beckon publish} writes it. */
  static CampaignRecord published() {
    return CampaignRecord.newBuilder()
        .setKind("template")
        .setCampaign(TEMPLATE)
        .setVersion("v1")
        .setFileName(TEMPLATE + "/message.html")
        .setSource(head() + page())
        .setUses(List.of(new UsedFile(TEMPLATE + "/message.txt", text())))
        .build();
  }

  static String head() {
    return """
        ---
        from: The Mug Shop <hello@shop.example>
        subject: %s
        ---
        """
        .formatted(subject());
  }

  static String subject() {
    return "{{ profile.name }}, the spring has come";
  }

  static String page() {
    String paragraph =
        "<p style=\"margin:0 0 16px;font:16px/1.5 Helvetica,Arial,sans-serif;color:#333333\">It is"
            + " the time of the year to drink outside, and we have made a few mugs for it. They"
            + " are fired in small numbers, and we do not make them again.</p>\n";
    return """
        <html><body style="background:#f4f4f4"><div style="max-width:600px;margin:0 auto">
        <h1 style="font:24px Georgia,serif">Good morning, {{ profile.name | default: "reader" }}</h1>
        {% if profile.plan == "pro" %}<p>Delivery is on us.</p>{% else %}<p>Delivery is 4.</p>{% endif %}
        """
        + paragraph.repeat(12)
        + """
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
        {% for item in trigger.items %}<tr>
        <td style="padding:8px;border-bottom:1px solid #dddddd"><a href="https://shop.example/m/{{ item.id }}">{{ item.name | upcase }}</a></td>
        <td align="right" style="padding:8px;border-bottom:1px solid #dddddd">{{ item.quantity }} for {{ item.price | times: item.quantity | round: 2 }}</td>
        </tr>{% endfor %}
        </table>
        <p><a href="{{ unsubscribe_url }}">Unsubscribe</a></p>
        </div></body></html>
        """;
  }

  static String text() {
    return """
        Good morning, {{ profile.name | default: "reader" }}
        It is the time of the year to drink outside, and we have made a few mugs for it.
        {% for item in trigger.items %}{{ item.name }}, {{ item.price }}
        {% endfor %}
        {{ unsubscribe_url }}
        """;
  }
}
