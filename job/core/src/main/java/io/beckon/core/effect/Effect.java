package io.beckon.core.effect;

/** What the engine puts out: closed, since every kind must find its topic and its schema. */
public sealed interface Effect
    permits SendCommand, CancelCommand, JourneyRecord, EmittedEvent, SetAsideEvent {

  /** Whose effect it is; the key of the record that carries it. */
  String userId();
}
