/** The events topic, as a port and by Kafka. */
package io.beckon.gateway.log;
