package io.beckon.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail as it arrived, and what a reader sees of it.
 *
 * @param number counts up from 1 with each mail, and names it on the page
 * @param arrived by the clock of this machine
 * @param envelopeFrom of the SMTP envelope: where bounces go
 * @param to of the SMTP envelope
 * @param from as it says itself
 * @param messageId of the header, without its brackets; empty where it has none
 * @param subject empty where it has none
 * @param html the part that is shown; empty where there is none
 * @param text the part for those who show no HTML; empty where there is none
 * @param unsubscribe where one click unsubscribes (RFC 8058); empty where it offers none
 * @param raw as it came over the wire
 */
public record Mail(
    long number,
    Instant arrived,
    String envelopeFrom,
    String to,
    String from,
    String messageId,
    String subject,
    String html,
    String text,
    Optional<String> unsubscribe,
    byte[] raw) {}
