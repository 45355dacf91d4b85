/**
 * What stands in the links, headers and return addresses of a message, so that what comes back is
 * known again: delivery writes it, the gateway reads it. Plain Java, the JDK and nothing else.
 */
package io.beckon.link;
