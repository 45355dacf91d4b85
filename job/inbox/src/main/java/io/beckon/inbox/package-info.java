/**
 * Mail on this machine: an SMTP server that takes whatever comes, and a page that shows it as it
 * arrives. For the demo and for looking at messages; nothing is stored, and both listen on the
 * loopback address alone.
 */
package io.beckon.inbox;
