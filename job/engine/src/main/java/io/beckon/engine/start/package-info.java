/**
 * Before the campaign job starts: the broker is asked, and options that would break a promise are
 * refused by name, with the reason.
 */
package io.beckon.engine.start;
