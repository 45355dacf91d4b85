/**
 * A log of events run through campaigns: who would have got what, and what a change makes of it.
 */
package io.beckon.cli.replay;
