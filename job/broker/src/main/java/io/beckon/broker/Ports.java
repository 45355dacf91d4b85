package io.beckon.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Where the broker listens, on the loopback address only.
 *
 * @param clients the port that clients connect to
 * @param controller the port on which the broker speaks to itself as the controller
 */
public record Ports(int clients, int controller) {

  /**
   * Two ports that are free now. Both are held while the second is looked for, so they differ;
   * another process may still take one before the broker does, and the broker then fails to start.
   */
  public static Ports free() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return new Ports(first.getLocalPort(), second.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
