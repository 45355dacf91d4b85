/**
 * The HTTP edge: what comes back from messages, and events as Segment's libraries send them, into
 * the events topic. It decides nothing about anybody; it writes down what it is told, once it knows
 * by whom.
 */
package io.beckon.gateway;
