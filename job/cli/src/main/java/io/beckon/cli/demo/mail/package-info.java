/**
 * Mail in the demo: the delivery job and the gateway as processes of their own, an inbox, and the
 * bridge between the shop's time and theirs.
 */
package io.beckon.cli.demo.mail;
