package io.beckon.cli.demo.time;

/** How much log time passes in a second on the wall. */
public enum Speed {
  PAUSED("paused", 0),
  REAL_TIME("real time", 1),
  MINUTE("1 min/s", 60),
  TEN_MINUTES("10 min/s", 600),
  HOUR("1 h/s", 3_600),
  /** 168 hours in 60 seconds. */
  WEEK_A_MINUTE("a week in a minute", 10_080),
  DAY("1 day/s", 86_400),
  /** The fastest: what is left to see is the engine, not the shop. */
  TWO_DAYS("2 days/s", 172_800);

  private final String words;
  private final double factor;

  Speed(String words, double factor) {
    this.words = words;
    this.factor = factor;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Seconds of log time in a second. */
  public double factor() {
    return factor;
  }

  /** The next faster one; the fastest stays. */
  public Speed faster() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** The next slower one; a paused clock stays so. */
  public Speed slower() {
    return values()[Math.max(ordinal() - 1, 0)];
  }
}
