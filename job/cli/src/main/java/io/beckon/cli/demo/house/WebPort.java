package io.beckon.cli.demo.house;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The port of Flink's web pages: the one that everybody knows, or another where it is taken. */
final class WebPort {

  private WebPort() {}

  /** This port on the loopback address, or any free one where it is taken. */
  static int free(int wanted) {
    try {
      return bound(wanted);
    } catch (IOException taken) {
      try {
        return bound(0);
      } catch (IOException e) {
        throw new DemoFailure("There is no free port on 127.0.0.1 for Flink's pages.", e);
      }
    }
  }

  private static int bound(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
