package io.beckon.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that send at once. Angus sends the final dot by itself: with Nagle's algorithm it
 * waits for the acknowledgement of what came before, which the other side holds back for 40 ms.
 *
 * <p>One connection, one of these. Sockets are made by one thread at a time; any may cut.
 */
public final class NoDelay extends SocketFactory {

  private volatile Socket last;
  private volatile boolean cut;

  @Override
  public Socket createSocket() throws IOException {
    return quick(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return quick(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return quick(new Socket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return quick(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return quick(new Socket(host, port, from, fromPort));
  }

  /** Makes a socket send at once, and be the one that is cut. */
  Socket quick(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    last = socket;
    if (cut) {
      socket.close();
    }
    return socket;
  }

  /**
   * Closes the socket that was made last, and any that is made later, from any thread and without
   * waiting: who reads from it or writes to it fails at once. It is the plain one also where TLS
   * lies over it: to close TLS is to write, which the other side may not let us do.
   */
  void cut() {
    cut = true;
    Socket socket = last;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use either way.
      }
    }
  }
}
