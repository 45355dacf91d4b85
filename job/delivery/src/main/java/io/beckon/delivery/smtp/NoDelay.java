package io.beckon.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Makes sockets that send at once. Angus sends the final dot by itself: with Nagle's algorithm it
 * waits for the acknowledgement of what came before, which the other side holds back for 40 ms.
 */
final class NoDelay extends SocketFactory {

  private volatile Socket last;

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    last = socket;
    return socket;
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

  private Socket quick(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    last = socket;
    return socket;
  }

  void remember(Socket socket) {
    last = socket;
  }

  /** Closes the socket that was made last, from any thread: who reads from it fails at once. */
  void cut() {
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
