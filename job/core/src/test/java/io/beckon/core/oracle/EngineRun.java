package io.beckon.core.oracle;

import io.beckon.core.backtest.LoopBack;
import io.beckon.core.effect.Effect;
import io.beckon.core.effect.Effects;
import io.beckon.core.effect.EmittedEvent;
import io.beckon.core.effect.Notice;
import io.beckon.core.event.LoggedEvent;
import io.beckon.core.run.Interpreter;
import io.beckon.core.state.InMemoryUserParts;
import io.beckon.core.state.Part;
import io.beckon.core.state.UserState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The engine over one user, whose state is bytes between any two inputs, as a store would hold it.
 */
final class EngineRun implements Loop.Lane {

  private final String userId;
  private final Interpreter interpreter;
  private final InMemoryUserParts parts = new InMemoryUserParts();
  private final List<Effect> effects = new ArrayList<>();

  /** So many effects were looked through for what comes back. */
  private int looked;

  private final Effects out =
      new Effects() {
        @Override
        public void emit(Effect effect) {
          effects.add(effect);
        }

        @Override
        public void notice(Notice notice) {
          // Counted by ops; no rule of time.
        }
      };

  private EngineRun(Case one) {
    userId = one.user();
    interpreter = new Interpreter(one.rules(), Published.catalog(one.world()));
  }

  /** Runs a whole case, and on until nothing is left that waits. */
  static EngineRun of(Case one, Schedule schedule) {
    EngineRun engine = new EngineRun(one);
    for (int place = 0; place < one.log().size(); place++) {
      schedule.before(engine, one.truthfulBefore(place));
      engine.apply(one.log().get(place));
    }
    schedule.before(engine, one.end());
    engine.advance(one.end());
    return engine;
  }

  /** Runs a whole case, and what is emitted comes back; the host wakes the user at each instant. */
  static EngineRun looped(Case one) {
    EngineRun engine = new EngineRun(one);
    Loop.run(one, engine);
    return engine;
  }

  @Override
  public void apply(LoggedEvent logged) {
    withUser(user -> interpreter.apply(user, logged, out));
  }

  @Override
  public void advance(long logTime) {
    withUser(user -> interpreter.advance(user, logTime, out));
  }

  @Override
  public long nextInstant() {
    return interpreter.nextInstant(new UserState(userId, parts));
  }

  @Override
  public List<LoggedEvent> takeEmitted() {
    List<LoggedEvent> emitted = new ArrayList<>();
    for (; looked < effects.size(); looked++) {
      if (effects.get(looked) instanceof EmittedEvent event) {
        emitted.add(LoopBack.logged(event, 0));
      }
    }
    return emitted;
  }

  /** Has the user tidied up at an instant of the test's choice. */
  void tidyAt(long logTime) {
    withUser(user -> user.agenda().tidyAt(logTime));
  }

  List<Effect> effects() {
    return effects;
  }

  UserState user() {
    return new UserState(userId, parts);
  }

  InMemoryUserParts parts() {
    return parts;
  }

  /** The entry as a store would hold it, in hexadecimal, by what is there. */
  Map<String, String> entry() {
    Map<String, String> entry = new TreeMap<>();
    for (Part part : Part.values()) {
      for (String row : part == Part.HISTORY ? parts.historyRows() : Set.of("")) {
        byte[] bytes = parts.load(part, row);
        if (bytes != null) {
          entry.put((part + " " + row).strip(), HexFormat.of().formatHex(bytes));
        }
      }
    }
    return entry;
  }

  private void withUser(Consumer<UserState> work) {
    UserState user = new UserState(userId, parts);
    work.accept(user);
    user.save();
  }
}
