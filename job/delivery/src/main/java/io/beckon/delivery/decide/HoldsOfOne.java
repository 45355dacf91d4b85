package io.beckon.delivery.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What was said about one campaign, the earliest first; one word an instant. Immutable. */
record HoldsOfOne(List<Hold> words) {

  static HoldsOfOne of(Hold hold) {
    return new HoldsOfOne(List.of(hold));
  }

  /** Two words of one instant: the one that came later. */
  HoldsOfOne with(Hold hold) {
    List<Hold> all = new ArrayList<>(words);
    all.removeIf(known -> known.heldAt() == hold.heldAt());
    all.add(hold);
    all.sort(Comparator.comparingLong(Hold::heldAt));
    return new HoldsOfOne(List.copyOf(all));
  }

  HoldsOfOne withoutWhatIsPast(long now) {
    int inForce = inForce(now);
    return inForce <= 0 ? this : new HoldsOfOne(words.subList(inForce, words.size()));
  }

  /** The one in force, and of the others the latest. */
  HoldsOfOne keeping(int most, long now) {
    if (words.size() <= most) {
      return this;
    }
    int inForce = inForce(now);
    if (inForce < 0) {
      return new HoldsOfOne(words.subList(words.size() - most, words.size()));
    }
    List<Hold> kept = new ArrayList<>();
    kept.add(words.get(inForce));
    kept.addAll(words.subList(Math.max(inForce + 1, words.size() - most + 1), words.size()));
    return new HoldsOfOne(List.copyOf(kept));
  }

  boolean isHeld(long now) {
    int inForce = inForce(now);
    return inForce >= 0 && words.get(inForce).held();
  }

  LongStream instants() {
    return words.stream().mapToLong(Hold::heldAt);
  }

  Stream<Hold> all() {
    return words.stream();
  }

  private int inForce(long now) {
    int last = -1;
    for (int i = 0; i < words.size() && words.get(i).heldAt() <= now; i++) {
      last = i;
    }
    return last;
  }
}
