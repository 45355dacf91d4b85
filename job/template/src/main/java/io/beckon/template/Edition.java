package io.beckon.template;

import io.beckon.template.RenderException.Reason;
import io.beckon.template.check.Uses;
import io.beckon.template.html.PlainText;
import io.beckon.template.liquid.LiquidText;
import io.beckon.template.liquid.Rendering;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A template in one language, ready to be rendered. Immutable.
 *
 * @param locale the language it is written in
 * @param replyTo empty for none
 * @param preheader empty for none
 * @param text the author's own; empty: made from the page
 * @param links how many links the page has
 * @param uses what it asks of delivery
 */
record Edition(
    Locale locale,
    LiquidText from,
    Optional<LiquidText> replyTo,
    LiquidText subject,
    Optional<LiquidText> preheader,
    LiquidText html,
    Optional<LiquidText> text,
    int links,
    Uses uses) {

  /** The parts that a campaign may vary without the template's doing. */
  private static final String SUBJECT = "subject";

  private static final String PREHEADER = "preheader";
  private static final int LONGEST_ZONE = 64;

  RenderedMessage render(MergeData data, Links addresses, Wordings wordings) {
    check(data, addresses);
    Locale reader = reader(data.profile());
    ZoneId zone = zone(data);
    Map<String, Object> values = values(data, addresses);
    LiquidText title = wordings.of(data.vary().get(SUBJECT)).orElse(subject);
    Optional<LiquidText> teaser = wordings.of(data.vary().get(PREHEADER)).or(() -> preheader);
    String subjectLine = title.render(new Rendering(values, reader, zone, addresses));
    String preheaderLine =
        teaser.map(t -> t.render(new Rendering(values, reader, zone, addresses))).orElse("");
    String sender = needed(from.render(new Rendering(values, reader, zone, addresses)), "sender");
    String answers =
        replyTo.map(r -> r.render(new Rendering(values, reader, zone, addresses))).orElse("");
    values.put(SUBJECT, subjectLine);
    values.put(PREHEADER, preheaderLine);
    String page = html.render(new Rendering(values, reader, zone, addresses));
    String plain =
        text.map(own -> own.render(new Rendering(values, reader, zone, addresses)))
            .orElseGet(() -> PlainText.of(page));
    return new RenderedMessage(
        locale.toLanguageTag(),
        sender,
        answers,
        needed(subjectLine, SUBJECT),
        preheaderLine,
        page,
        plain);
  }

  private void check(MergeData data, Links addresses) {
    for (String pool : uses.coupons()) {
      if (data.coupons().getOrDefault(pool, "").isEmpty()) {
        throw new RenderException(
            Reason.NO_COUPON, "there is no code from the pool `" + pool + "`");
      }
    }
    link("unsubscribe_url", addresses.unsubscribeUrl());
    link("preferences_url", addresses.preferencesUrl());
  }

  private void link(String name, String url) {
    if (url.isEmpty() && uses.roots().contains(name)) {
      throw new RenderException(Reason.NO_LINK, "the message is given no `" + name + "`");
    }
  }

  private static String needed(String header, String what) {
    if (header.isEmpty()) {
      throw new RenderException(Reason.EMPTY_HEADER, "the message has no " + what);
    }
    return header;
  }

  /** The reader's own way to write numbers and dates, where it is one of the text's language. */
  private Locale reader(Map<String, Object> profile) {
    return Locales.ofProfile(profile)
        .filter(own -> own.getLanguage().equals(locale.getLanguage()))
        .map(own -> Locales.inCountryOf(own, locale))
        .orElse(locale);
  }

  private static ZoneId zone(MergeData data) {
    if (data.profile().get("timezone") instanceof String name && name.length() <= LONGEST_ZONE) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException unknown) {
        return data.zone();
      }
    }
    return data.zone();
  }

  private static Map<String, Object> values(MergeData data, Links addresses) {
    Map<String, Object> values = new HashMap<>();
    values.put("profile", data.profile());
    values.put("trigger", data.trigger());
    values.put("matched", data.matched());
    values.put("journey", data.journey());
    values.put("variants", data.variants());
    values.put("vary", data.vary());
    values.put("campaign", data.campaign());
    values.put("coupon", data.coupons());
    values.put("now", data.now().toString());
    values.put("unsubscribe_url", addresses.unsubscribeUrl());
    values.put("preferences_url", addresses.preferencesUrl());
    return values;
  }
}
