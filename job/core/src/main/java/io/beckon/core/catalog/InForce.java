package io.beckon.core.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Values of which one is in force at a time, each from an instant of log time until the next one.
 */
final class InForce<T> {

  /** In the order in which they take force; of one instant the last published last. */
  private final List<Dated<T>> values = new ArrayList<>();

  private record Dated<T>(T value, long from) {}

  /**
   * Adds a value.
   *
   * @param from log time in epoch milliseconds from which it is in force; {@link Long#MIN_VALUE}
   *     for always. Of two with the same instant the one published later stands.
   */
  public void publish(T value, long from) {
    int place = values.size();
    while (place > 0 && values.get(place - 1).from > from) {
      place--;
    }
    values.add(place, new Dated<>(value, from));
  }

  /** Hands over each value with the one before it, which is null for the first. */
  void forEach(Change<T> change) {
    T before = null;
    for (Dated<T> value : values) {
      change.from(before, value.value, value.from);
      before = value.value;
    }
  }

  /** One value that takes over from another. */
  interface Change<T> {

    void from(T before, T after, long logTime);
  }

  /** The one in force at a log time; the other where there is none. */
  public T at(long logTime, T otherwise) {
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i).from <= logTime) {
        return values.get(i).value;
      }
    }
    return otherwise;
  }
}
