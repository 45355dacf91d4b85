/** Between bytes and records: Avro's single objects, and letters about what is none. */
package io.beckon.runtime.wire;
