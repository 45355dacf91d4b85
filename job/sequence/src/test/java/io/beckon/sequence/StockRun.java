package io.beckon.sequence;

import io.beckon.core.executable.SequenceTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** The same pattern in Flink's own operator, in event time. */
final class StockRun implements AutoCloseable {

  private final KeyedOneInputStreamOperatorTestHarness<String, FedEvent, String> harness;

  StockRun(SequenceTrigger trigger, StateBackend backend) throws Exception {
    CepOperator<FedEvent, String, String> operator =
        new CepOperator<>(
            FedEventSerializer.INSTANCE,
            false,
            NFACompiler.compileFactory(SequencePattern.of(trigger, new Asking()), false),
            null,
            AfterMatchSkipStrategy.noSkip(),
            new Telling(HostedPattern.of(trigger, new Asking())),
            null);
    harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, StockRun::user, Types.STRING);
    harness.setStateBackend(backend);
    harness.open();
  }

  /** Whose event it is: the message's id says so. */
  static String user(FedEvent fed) {
    return fed.event().messageId().replaceAll("/.*", "");
  }

  void feed(FedEvent fed) throws Exception {
    harness.processElement(new StreamRecord<>(fed, fed.at()));
  }

  void advance(long watermark) throws Exception {
    harness.processWatermark(watermark);
  }

  /** A user and the places of the events of a match, as they came. */
  List<String> matches() {
    List<String> matches = new ArrayList<>();
    for (Object out : harness.getOutput()) {
      if (out instanceof StreamRecord<?> record) {
        matches.add((String) record.getValue());
      }
    }
    return matches;
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  /** Tells matches as {@link HostedRun} does. */
  @SuppressWarnings("serial") // never leaves this JVM
  private static final class Telling extends PatternProcessFunction<FedEvent, String> {

    private final transient HostedPattern names;

    Telling(HostedPattern names) {
      this.names = names;
    }

    @Override
    public void processMatch(
        Map<String, List<FedEvent>> match, Context context, Collector<String> out) {
      String user = user(match.get(SequencePattern.name(0)).get(0));
      out.collect(user + " " + HostedRun.text(names.match(match)));
    }
  }
}
