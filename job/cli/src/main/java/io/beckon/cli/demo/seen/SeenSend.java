package io.beckon.cli.demo.seen;

/**
 * A send command as the sends topic holds it.
 *
 * @param commandId its identity
 * @param userId whose message
 * @param campaign that decided it
 * @param step of the campaign
 * @param channel by which it goes
 * @param template what it says
 * @param dueAt epoch milliseconds
 * @param decidedAt epoch milliseconds
 */
public record SeenSend(
    String commandId,
    String userId,
    String campaign,
    String step,
    String channel,
    String template,
    long dueAt,
    long decidedAt) {}
