/**
 * Clauses a second time, as naively as possible: over the list of all events, from scratch at every
 * instant. What the engine's compact history is held against.
 */
package io.beckon.core.clause;
