/**
 * One attempt to deliver, whatever the way: what is handed over, and the last word before it is.
 */
package io.beckon.delivery.attempt;
