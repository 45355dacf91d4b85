package io.beckon.cli.demo.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for others to find: the one that everybody knows, or another where it is taken. */
public final class WebPort {

  private WebPort() {}

  /** This port on the loopback address, or any free one where it is taken; 0 for any. */
  public static int free(int wanted) {
    try {
      return bound(wanted);
    } catch (IOException taken) {
      try {
        return bound(0);
      } catch (IOException e) {
        throw new DemoFailure("There is no free port on 127.0.0.1.", e);
      }
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
