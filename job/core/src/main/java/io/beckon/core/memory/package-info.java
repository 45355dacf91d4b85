/**
 * What is remembered of a user, and when it is forgotten: profile, contact, tallies, what waits may
 * look back at, what the tracking plan keeps.
 */
package io.beckon.core.memory;
