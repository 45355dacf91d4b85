package io.beckon.engine.record;

import io.beckon.core.catalog.Control;

/**
 * A word about how a campaign stands, as it was said.
 *
 * @param control what
 * @param sequence tells it from others of its campaign; the same where it is said again
 * @param at epoch milliseconds of log time: when it was said, or from when it was asked for where
 *     that is later; the campaigns follow a lead behind
 * @param reason why, for people; may be empty
 */
public record Said(Control control, String sequence, long at, String reason) {}
