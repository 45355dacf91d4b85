/** Mails as receivers demand them: parts, headers, addresses, signatures. */
package io.beckon.delivery.mail;
