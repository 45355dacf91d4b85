package io.beckon.core.effect;

/** Takes what the engine puts out, in the order decided. */
public interface Effects {

  void emit(Effect effect);

  void notice(Notice notice);
}
