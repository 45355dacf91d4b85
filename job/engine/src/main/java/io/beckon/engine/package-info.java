/** The campaign job: Flink and Kafka around the core. */
package io.beckon.engine;
