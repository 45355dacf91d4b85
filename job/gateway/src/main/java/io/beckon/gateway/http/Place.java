package io.beckon.gateway.http;

/**
 * Where something broke, for the log: classes and lines of code. What exceptions say is left out,
 * since they repeat what they were given, and that may be about somebody.
 */
public final class Place {

  private static final String OURS = "io.beckon.";
  private static final int CAUSES = 5;

  private Place() {}

  /** The failure's class and place, those of its causes behind it. */
  public static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable cause = failure;
    for (int i = 0; cause != null && i < CAUSES; i++) {
      text.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getName());
      places(cause, text);
      cause = cause.getCause();
    }
    return text.toString();
  }

  /** Where it was thrown, and the first line of ours above that. */
  private static void places(Throwable failure, StringBuilder to) {
    boolean first = true;
    for (StackTraceElement line : failure.getStackTrace()) {
      boolean ours = line.getClassName().startsWith(OURS);
      if (first || ours) {
        to.append(" at ").append(line);
      }
      if (ours) {
        return;
      }
      first = false;
    }
  }
}
