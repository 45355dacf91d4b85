/** What can be set, where it is read from, and what of it is secret. */
package io.beckon.gateway.options;
