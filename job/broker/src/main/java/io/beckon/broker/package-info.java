/** A real Kafka broker in this JVM: what tests, the demo and a cluster on one machine talk to. */
package io.beckon.broker;
