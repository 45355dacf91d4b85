package io.beckon.engine.user;

import org.apache.flink.util.FlinkRuntimeException;

/**
 * A mistake in the program, told without what it was made on. The core takes any data; where it
 * throws all the same, the job must fail, and its logs and its web page must not show who it was
 * about. So the message of the cause is left out, and its kind and its stack are kept.
 */
public final class StageFailure extends RuntimeException {

  private StageFailure(String message, StackTraceElement[] stack) {
    super(message, null, false, true);
    setStackTrace(stack);
  }

  /**
   * @param doing what was done when it happened, without a word about the user
   */
  public static RuntimeException of(RuntimeException cause, String doing) {
    if (cause instanceof FlinkRuntimeException) {
      // State could not be read or written: the platform's, and nothing of the user's.
      return cause;
    }
    return new StageFailure(cause.getClass().getName() + " when " + doing, cause.getStackTrace());
  }
}
