/**
 * Liquid, as templates write it: what liqp reads, run by nodes of our own where its own are not
 * safe between threads, do not escape, or have no bound.
 */
package io.beckon.template.liquid;
