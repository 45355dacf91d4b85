/**
 * Calls to destinations of our own, as the Standard Webhooks specification has them. Where they
 * are, and their keys, is said by the operator and never by a record.
 */
package io.beckon.delivery.webhook;
