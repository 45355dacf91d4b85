package io.beckon.engine;

import io.beckon.engine.record.Outgoing;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * What the job writes.
 *
 * @param decisions everything that is decided, and what could not be read
 * @param emitted events that journeys put into the log
 * @param pulse takes a tick whenever time should be moved in quiet partitions; empty where somebody
 *     else does that
 */
public record Outputs(
    Sink<Outgoing> decisions, Sink<Outgoing> emitted, Optional<Sink<Long>> pulse) {}
