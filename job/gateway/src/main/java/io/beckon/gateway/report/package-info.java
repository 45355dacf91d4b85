/** Bounces and complaints, from providers and from mail. */
package io.beckon.gateway.report;
