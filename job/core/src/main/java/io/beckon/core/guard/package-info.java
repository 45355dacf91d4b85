/**
 * What may hold a message back, asked last, at the send, in an order that is fixed: a pause,
 * consent and topic, suppression, hold-out, staleness, quiet hours, caps, limits.
 */
package io.beckon.core.guard;
