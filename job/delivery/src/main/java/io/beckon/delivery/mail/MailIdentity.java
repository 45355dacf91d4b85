package io.beckon.delivery.mail;

import java.io.Serializable;

/**
 * Who we are to receivers of mail.
 *
 * @param domain of message ids and list ids
 * @param unsubscribeAddress takes mail of who wants none; empty for none
 * @param feedbackSender the last part of Feedback-ID, 5 to 15 letters that never change; empty for
 *     no such header
 */
public record MailIdentity(String domain, String unsubscribeAddress, String feedbackSender)
    implements Serializable {}
