/** Kafka, Flink and what connects the shop to them. */
package io.beckon.cli.demo.house;
