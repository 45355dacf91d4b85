package io.beckon.delivery.desk;

import io.beckon.delivery.ledger.Ledger;
import io.beckon.schemas.DeliveryRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A ledger of one partition that outlives its workers. */
final class MemoryLedger implements Ledger {

  final List<DeliveryRecord> records = new CopyOnWriteArrayList<>();
  volatile boolean away;
  volatile long readFrom = -1;

  /** As where partitions were added: records of one command stand in two, and are read anyhow. */
  volatile boolean readsBackwards;

  /** So many ends are refused. */
  final AtomicInteger refusesEnds = new AtomicInteger();

  @Override
  public void readBack(Map<Integer, Long> from, Consumer<DeliveryRecord> take) {
    readFrom = from.getOrDefault(0, 0L);
    List<DeliveryRecord> read =
        new ArrayList<>(records.subList(Math.min((int) readFrom, records.size()), records.size()));
    if (readsBackwards) {
      Collections.reverse(read);
    }
    read.forEach(take);
  }

  @Override
  public CompletableFuture<Void> write(DeliveryRecord record) {
    if (away) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    boolean end =
        !List.of("attempting", "deferred", "unanswered", "withheld").contains(record.getStatus());
    if (end && refusesEnds.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return CompletableFuture.failedFuture(new IllegalStateException("not now"));
    }
    records.add(DeliveryRecord.newBuilder(record).build());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Map<Integer, Long> ends() {
    return Map.of(0, (long) records.size());
  }

  /** What it says of a command, in order. */
  List<String> of(String commandId) {
    return records.stream()
        .filter(record -> record.getCommandId().equals(commandId))
        .map(DeliveryRecord::getStatus)
        .collect(Collectors.toList());
  }

  /** With which reasons, those that have one. */
  List<String> reasons(String commandId) {
    return records.stream()
        .filter(record -> record.getCommandId().equals(commandId))
        .map(DeliveryRecord::getReason)
        .filter(reason -> !reason.isEmpty())
        .collect(Collectors.toList());
  }

  /** Of which attempts. */
  List<Integer> attempts(String commandId) {
    return records.stream()
        .filter(record -> record.getCommandId().equals(commandId))
        .map(DeliveryRecord::getAttempt)
        .collect(Collectors.toList());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
