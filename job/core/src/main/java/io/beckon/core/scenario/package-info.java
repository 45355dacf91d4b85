/**
 * Campaigns tried out by their authors: what happens on a made-up timeline, and what is expected of
 * it.
 */
package io.beckon.core.scenario;
