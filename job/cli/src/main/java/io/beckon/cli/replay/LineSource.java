package io.beckon.cli.replay;

import java.io.IOException;

/** Lines that can be read one after the other. */
public interface LineSource {

  /** Hands over all lines, in the order of the source. */
  void forEach(Lines lines) throws IOException;

  /** Takes one line after the other. */
  interface Lines {

    /**
     * @param line without its line break; never blank
     * @param read what part of the source has been read, from 0 to 1
     */
    void take(byte[] line, double read) throws IOException;
  }
}
