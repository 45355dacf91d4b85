package io.beckon.gateway.options;

import java.util.List;

/** Every problem that was found in the options, a line each. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
