package io.beckon.delivery.desk;

import io.beckon.delivery.decide.End;
import io.beckon.delivery.decide.Holds;
import io.beckon.delivery.decide.Outcome;
import io.beckon.runtime.log.ReasonCounters;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a desk shows to ops. */
final class DeskMetrics {

  private final ReasonCounters ended;
  private final ReasonCounters deferred;
  private final Counter duplicates;
  private final Counter notOurs;
  private final Counter outdated;
  private final Counter cancelsTooLate;
  private final Counter cancelsOfNothing;
  private final Counter withheld;
  private final Counter unwritten;
  private final Counter lateEnds;
  private final Counter unread;
  private final Counter unanswered;

  DeskMetrics(MetricGroup group, Gate gate, Holds holds) {
    ended = new ReasonCounters(group, "ended");
    deferred = new ReasonCounters(group, "deferred");
    duplicates = group.counter("duplicates");
    notOurs = group.counter("notOurs");
    outdated = group.counter("outdated");
    cancelsTooLate = group.counter("cancelsTooLate");
    cancelsOfNothing = group.counter("cancelsOfNothing");
    withheld = group.counter("withheld");
    unwritten = group.counter("ledgerUnwritten");
    lateEnds = group.counter("endsWrittenAgain");
    unanswered = group.counter("unanswered");
    unread = group.counter("templatesAwaited");
    Gauge<Integer> underWay = gate::underWay;
    Gauge<Integer> queued = gate::queued;
    Gauge<Integer> openBreakers = gate::openBreakers;
    Gauge<Integer> backlogUnread = () -> holds.hasWordsToCome() ? 1 : 0;
    group.gauge("backlogUnread", backlogUnread);
    group.gauge("underWay", underWay);
    group.gauge("queued", queued);
    group.gauge("openBreakers", openBreakers);
  }

  void ended(End end) {
    ended.count(end.word());
  }

  void attempted(Outcome outcome) {
    if (outcome instanceof Outcome.Deferred why) {
      deferred.count(why.reason().isEmpty() ? String.valueOf(why.code()) : why.reason());
    } else if (outcome instanceof Outcome.Unready why) {
      deferred.count(why.reason());
    } else if (outcome instanceof Outcome.Withheld) {
      withheld.inc();
    } else if (outcome instanceof Outcome.Unwritten) {
      unwritten.inc();
    } else if (outcome instanceof Outcome.Unanswered) {
      unanswered.inc();
    } else if (outcome instanceof Outcome.Unread) {
      unread.inc();
    }
  }

  void endsWrittenAgain(int number) {
    lateEnds.inc(number);
  }

  void duplicate() {
    duplicates.inc();
  }

  void outdated() {
    outdated.inc();
  }

  void notOurs() {
    notOurs.inc();
  }

  void cancelTooLate() {
    cancelsTooLate.inc();
  }

  void cancelOfNothing() {
    cancelsOfNothing.inc();
  }
}
