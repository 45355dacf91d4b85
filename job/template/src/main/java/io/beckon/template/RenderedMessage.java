package io.beckon.template;

/**
 * A message as its recipient gets it. What stands in a header is one line without control
 * characters.
 *
 * @param locale the language it is written in, as a tag of BCP 47; empty where the template does
 *     not say
 * @param from sender, {@code Name <address>} or an address alone
 * @param replyTo where answers go, in the same form; empty for the sender
 * @param subject of the mail
 * @param preheader what inboxes show behind the subject; empty for none. It is part of {@code html}
 * @param html the page
 * @param text the same for readers of plain text
 */
public record RenderedMessage(
    String locale,
    String from,
    String replyTo,
    String subject,
    String preheader,
    String html,
    String text) {}
