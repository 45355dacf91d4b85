package io.beckon.cli.replay;

import io.beckon.core.effect.CancelCommand;
import io.beckon.core.effect.Decision;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.JourneyRecord;
import io.beckon.core.effect.Notice;
import io.beckon.core.effect.SendCommand;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a backtest decides, and passes it on to the files that are wanted. */
final class BacktestReport implements Effects {

  private final EffectLines sends;
  private final EffectLines records;
  private final Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
  private final Map<String, Integer> heldBack = new TreeMap<>();
  private final Map<Notice, Integer> notices = new EnumMap<>(Notice.class);
  private int sent;
  private int cancelled;

  /**
   * @param records null where nobody wants them
   */
  BacktestReport(EffectLines sends, EffectLines records) {
    this.sends = sends;
    this.records = records;
  }

  @Override
  public void emit(Effect effect) {
    if (effect instanceof SendCommand send) {
      sent++;
      sends.write(send);
    } else if (effect instanceof CancelCommand) {
      cancelled++;
    } else if (effect instanceof JourneyRecord record) {
      decisions.merge(record.decision(), 1, Integer::sum);
      if (record.decision() == Decision.HELD_BACK) {
        heldBack.merge(record.reason(), 1, Integer::sum);
      }
      if (records != null) {
        records.write(record);
      }
    }
  }

  @Override
  public void notice(Notice notice) {
    notices.merge(notice, 1, Integer::sum);
  }

  int sends() {
    return sent;
  }

  /** Sends that were called back while they could still be undelivered. */
  int cancelled() {
    return cancelled;
  }

  int journeysStarted() {
    return count(Decision.ENTERED) + count(Decision.RESTARTED);
  }

  int count(Decision decision) {
    return decisions.getOrDefault(decision, 0);
  }

  /** By reason. */
  Map<String, Integer> heldBack() {
    return heldBack;
  }

  Map<Notice, Integer> notices() {
    return notices;
  }
}
