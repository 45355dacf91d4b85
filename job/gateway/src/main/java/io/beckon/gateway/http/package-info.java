/**
 * What all pages share: bodies with bounds, who asks, how often, what is refused, what is counted.
 */
package io.beckon.gateway.http;
