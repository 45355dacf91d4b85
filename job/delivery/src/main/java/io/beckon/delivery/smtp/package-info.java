/**
 * Mail by SMTP to one relay: connections that are used again, an end to every wait, and an outcome
 * for whatever a server does. Angus Mail speaks the protocol.
 */
package io.beckon.delivery.smtp;
