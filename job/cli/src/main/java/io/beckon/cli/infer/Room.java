package io.beckon.cli.infer;

/** How much may still be remembered, over all of a log: a stranger's log must not fill memory. */
final class Room {

  private static final int NAMES = 20_000;
  private static final int TEXTS = 200_000;

  private int names = NAMES;
  private int texts = TEXTS;

  /** Whether there is room for one more name of a property; takes it. */
  boolean forName() {
    return names-- > 0;
  }

  /** Whether there is room for one more different text; takes it. */
  boolean forText() {
    return texts-- > 0;
  }
}
