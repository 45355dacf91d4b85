/** A made-up shop with a real Kafka and a real Flink, to watch and to try. */
package io.beckon.cli.demo;
