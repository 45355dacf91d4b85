package io.beckon.core.state;

import io.beckon.core.codec.ByteReader;
import io.beckon.core.codec.ByteWriter;
import io.beckon.core.model.Channels;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Channels by which nothing goes to the user any more, and why. */
public final class Suppressions {

  /** Why nothing goes; the order is that of the bits in state. */
  public enum Reason {
    /** The address does not exist. A new one ends it. */
    BOUNCE("bounce"),
    /** The user called a message spam. Only the user's own yes ends it. */
    COMPLAINT("complaint");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** As it stands in records. */
    public String word() {
      return word;
    }
  }

  /** Never an empty set; sorted, so that equal states have equal bytes. */
  private final Map<String, Set<Reason>> byChannel = new TreeMap<>();

  /** Why nothing goes by a channel; of two reasons the graver. Empty where it may. */
  public Optional<Reason> of(String channel) {
    return byChannel.getOrDefault(channel, Set.of()).stream().reduce((first, last) -> last);
  }

  void add(String channel, Reason reason) {
    if (Channels.TO_USERS.contains(channel)) {
      byChannel.computeIfAbsent(channel, name -> EnumSet.noneOf(Reason.class)).add(reason);
    }
  }

  /** Ends one; null for all channels. */
  void lift(String channel, Reason reason) {
    byChannel.forEach(
        (name, reasons) -> {
          if (channel == null || channel.equals(name)) {
            reasons.remove(reason);
          }
        });
    byChannel.values().removeIf(Set::isEmpty);
  }

  boolean isEmpty() {
    return byChannel.isEmpty();
  }

  void write(ByteWriter to) {
    to.unsigned(byChannel.size());
    byChannel.forEach(
        (channel, reasons) -> {
          int bits = 0;
          for (Reason reason : reasons) {
            bits |= 1 << reason.ordinal();
          }
          to.text(channel).oneByte(bits);
        });
  }

  static Suppressions read(ByteReader from) {
    Suppressions suppressions = new Suppressions();
    for (int size = from.count(); size > 0; size--) {
      String channel = from.text();
      int bits = from.oneByte();
      for (Reason reason : Reason.values()) {
        if ((bits & 1 << reason.ordinal()) != 0) {
          suppressions.add(channel, reason);
        }
      }
    }
    return suppressions;
  }
}
