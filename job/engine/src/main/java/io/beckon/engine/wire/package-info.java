/** What is on the wire between the processes: the Avro contracts, to and from the core's words. */
package io.beckon.engine.wire;
