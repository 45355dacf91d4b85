/** Kafka at the job's edges: what is read, and what is written. */
package io.beckon.delivery.kafka;
