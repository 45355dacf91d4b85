package io.beckon.cli.demo.oracle;

/**
 * A send that must be there.
 *
 * @param userId whose
 * @param campaign by whom
 * @param step which
 * @param dueAt epoch milliseconds
 * @param decidedAt epoch milliseconds of log time
 */
public record ExpectedSend(
    String userId, String campaign, String step, long dueAt, long decidedAt) {}
