/**
 * What of history is known to a campaign that comes into force: what earlier campaigns asked for,
 * and what tracking plans kept. Follows from what was published and from when on, not from any
 * user's entry.
 */
package io.beckon.core.known;
