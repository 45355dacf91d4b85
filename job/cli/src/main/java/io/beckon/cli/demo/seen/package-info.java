/** What the demo knows: what it read back from Kafka, and nothing from inside the engine. */
package io.beckon.cli.demo.seen;
