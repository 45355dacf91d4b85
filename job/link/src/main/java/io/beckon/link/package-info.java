/**
 * What a link in a message says: about which message it is, and what it is for, signed. Nobody who
 * has no key can make one, and nothing need be looked up to answer it.
 */
package io.beckon.link;
