/**
 * Kafka at the job's edges: what is read, what is written, and how the log's own time becomes the
 * job's time. No decision is made here.
 */
package io.beckon.engine.kafka;
