package io.beckon.sequence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.EventId;
import org.apache.flink.cep.nfa.sharedbuffer.Lockable;
import org.apache.flink.cep.nfa.sharedbuffer.NodeId;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNode;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferNodeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * CEP's buffer of events and of how they hang together, filled from bytes and emptied into bytes:
 * one serves all users and patterns of a worker, one after the other.
 *
 * <p>Bytes: one for the form; the NFA's state; how many events, and each behind its id; how many
 * nodes, and each behind its id. The events are the core's bytes, the rest is written by CEP's
 * serializers: golden bytes guard them.
 */
final class RunBuffer {

  private static final int FORMAT = 1;

  private static final Comparator<NodeId> BY_EVENT =
      Comparator.comparing(NodeId::getEventId).thenComparing(NodeId::getPageName);

  private final NFAStateSerializer states = new NFAStateSerializer();
  private final NodeId.NodeIdSerializer nodeIds = new NodeId.NodeIdSerializer();
  private final Lockable.LockableTypeSerializer<FedEvent> events =
      new Lockable.LockableTypeSerializer<>(FedEventSerializer.INSTANCE);
  private final Lockable.LockableTypeSerializer<SharedBufferNode> nodes =
      new Lockable.LockableTypeSerializer<>(new SharedBufferNodeSerializer());

  private final SharedBuffer<FedEvent> buffer;
  private final HeapMap<EventId, Lockable<FedEvent>> eventsById;
  private final HeapMap<NodeId, Lockable<SharedBufferNode>> nodesById;
  private final HeapMap<Long, Integer> eventCounts;

  RunBuffer() {
    HeapStore store = new HeapStore();
    this.buffer = new SharedBuffer<>(store, FedEventSerializer.INSTANCE);
    // It begins a thread for statistics, which would keep a process alive.
    buffer.releaseCacheStatisticsTimer();
    this.eventsById = store.map("sharedBuffer-events");
    this.nodesById = store.map("sharedBuffer-entries-with-lockable-edges");
    this.eventCounts = store.map("sharedBuffer-events-count");
  }

  SharedBufferAccessor<FedEvent> open() {
    return buffer.getAccessor();
  }

  /** An event that is in the buffer, which must not be open. */
  FedEvent event(EventId id) {
    return eventsById.get(id).getElement();
  }

  /** Removes everything. */
  void empty() {
    eventsById.clear();
    nodesById.clear();
    eventCounts.clear();
  }

  /** Fills the empty buffer; gives the state that belongs to it. */
  NFAState fill(byte[] runs) {
    try {
      DataInputDeserializer from = new DataInputDeserializer(runs);
      int format = from.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException(
            "The runs of a sequence are of format " + format + "; this build reads " + FORMAT);
      }
      NFAState state = states.deserialize(from);
      for (int i = from.readInt(); i > 0; i--) {
        EventId id = EventId.EventIdSerializer.INSTANCE.deserialize(from);
        eventsById.put(id, events.deserialize(from));
        // The next event of this instant gets the next id: a live one is never overwritten.
        eventCounts.asMap().merge(id.getTimestamp(), id.getId() + 1, Math::max);
      }
      for (int i = from.readInt(); i > 0; i--) {
        nodesById.put(nodeIds.deserialize(from), nodes.deserialize(from));
      }
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException("Reading the runs of a sequence", e);
    }
  }

  /** What is in the buffer, which must not be open: the same bytes for the same runs. */
  byte[] bytes(NFAState state) {
    try {
      DataOutputSerializer to = new DataOutputSerializer(256);
      to.writeByte(FORMAT);
      states.serialize(state, to);
      Map<EventId, Lockable<FedEvent>> sortedEvents = new TreeMap<>(eventsById.asMap());
      to.writeInt(sortedEvents.size());
      for (Map.Entry<EventId, Lockable<FedEvent>> event : sortedEvents.entrySet()) {
        EventId.EventIdSerializer.INSTANCE.serialize(event.getKey(), to);
        events.serialize(event.getValue(), to);
      }
      Map<NodeId, Lockable<SharedBufferNode>> sortedNodes = new TreeMap<>(BY_EVENT);
      sortedNodes.putAll(nodesById.asMap());
      to.writeInt(sortedNodes.size());
      for (Map.Entry<NodeId, Lockable<SharedBufferNode>> node : sortedNodes.entrySet()) {
        nodeIds.serialize(node.getKey(), to);
        nodes.serialize(node.getValue(), to);
      }
      return to.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing the runs of a sequence", e);
    }
  }
}
