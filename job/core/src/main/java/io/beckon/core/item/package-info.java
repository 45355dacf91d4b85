/**
 * Who cares about a thing: what campaigns watch, the desk of one item with those who watch it, and
 * what goes back through the log to each of them when something happens to the item.
 */
package io.beckon.core.item;
