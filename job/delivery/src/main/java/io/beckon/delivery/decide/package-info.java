/**
 * What becomes of a send command, as plain Java: no Flink, no Kafka, no clock, no I/O. Time comes
 * in as epoch milliseconds of the worker's wall clock, since delivery is where that decides.
 */
package io.beckon.delivery.decide;
