/**
 * Pages on which people say whether to be written to. They work without scripts and load nothing.
 */
package io.beckon.gateway.page;
